// Walking what parse5 gives.

/** Every element below a node, in the order of the text; what templates hold included. */
export function elementsIn(node) {
  const children = [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])];
  return children.flatMap((child) => [...(child.tagName ? [child] : []), ...elementsIn(child)]);
}

/** An element's attributes by name. */
export function attributesOf(element) {
  return new Map(element.attrs.map(({ name, value }) => [name, value]));
}

/** The text right inside an element. */
export function textIn(element) {
  return element.childNodes.map(({ value = '' }) => value).join('');
}
