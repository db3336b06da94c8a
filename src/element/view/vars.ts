import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

type Values = Readonly<Record<string, string | number>>;

/** Writes custom properties through the CSSOM, which a strict `style-src` allows; Lit's styleMap starts with an attribute. */
class VarsDirective extends Directive {
  /** Nothing to write on a server: sizes follow once scripts run. */
  render(values: Values): unknown {
    return values && noChange;
  }

  override update(part: ElementPart, [values]: [Values]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const name in values) {
      const value = String(values[name]);
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
    }
    return noChange;
  }
}

/** `<div ${vars({ '--fill': 0.4 })}>` */
export const vars = directive(VarsDirective);
