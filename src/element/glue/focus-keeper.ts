/**
 * Where focus goes when the control that had it is gone, in this order. While signs can't be taken or read yet, the
 * button that starts gives way to one where a second press does no harm: the one that stops comes late.
 */
const NEXT =
  '.cover button, .label-button, .predict, .train, [part=overlay-switch], [part=stop], .file, button, select';

/** Keeps keyboard focus in the pad when the control that has it goes away by being used. */
export class FocusKeeper {
  #focused: HTMLElement | null = null;
  /** The part of a control of the picture that had focus, and is back once the picture is; and who has it meanwhile. */
  #lent: { readonly part: string; readonly to: HTMLElement } | null = null;
  #place: { readonly parent: Element; readonly index: number } | null = null;

  /** Before the view changes. */
  remember(root: ShadowRoot | null): void {
    this.#focused = (root?.activeElement as HTMLElement | null) ?? null;
    const parent = this.#focused?.parentElement;
    this.#place = parent ? { parent, index: [...parent.children].indexOf(this.#focused!) } : null;
  }

  /** After the view has changed. */
  restore(root: ShadowRoot): void {
    const focused = this.#focused;
    const lent = this.#lent?.to === focused ? this.#lent : null;
    this.#lent = lent;
    const back = lent && root.querySelector<HTMLElement>(`[part='${lent.part}']:not(:disabled)`);
    const lost = focused && (!focused.isConnected || focused.matches(':disabled'));
    if (!lost && !back) return;
    const to = back ?? this.#neighbour(root);
    // Who used a control looks at it, or at the picture: nothing moves under their eyes.
    to?.focus({ preventScroll: true });
    const part = lent?.part ?? (this.#place?.parent.matches('.controls') && focused?.getAttribute('part'));
    this.#lent = part && to && !back ? { part, to } : null;
    this.#focused = null;
  }

  /** The next in the same row (of samples, say), else the most likely next step. */
  #neighbour(root: ShadowRoot): HTMLElement | undefined {
    const usable = (element: Element | undefined) =>
      element?.matches('button:not(:disabled), select:not(:disabled), input');
    if (this.#place?.parent.isConnected && this.#place.parent.matches('.strip')) {
      const { children } = this.#place.parent;
      const near = [children[this.#place.index], children[this.#place.index - 1]].find(usable);
      if (near) return near as HTMLElement;
    }
    for (const selector of NEXT.split(', ')) {
      const found = [...root.querySelectorAll<HTMLElement>(selector)].find(
        (element) => !element.matches(':disabled'),
      );
      if (found) return found;
    }
    return undefined;
  }
}
