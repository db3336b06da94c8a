import { english, loadLanguage, nearestLanguage, type Language } from '../text/language.js';

/** Follows the `lang` nearest to an element. */
export class LanguageWatch {
  readonly #element: Element;
  readonly #onChange: () => void;
  #language = english;
  #wanted = '';

  constructor(element: Element, onChange: () => void) {
    this.#element = element;
    this.#onChange = onChange;
  }

  get language(): Language {
    return this.#language;
  }

  /** Watches until the signal ends it. */
  watch(signal: AbortSignal): void {
    const observer = new MutationObserver(() => this.look());
    // What is within somebody's shadow tree is not seen from the tree around it.
    for (let node: Node | undefined = this.#element; node; node = (node as Partial<ShadowRoot>).host) {
      node = node.getRootNode();
      observer.observe(node, { subtree: true, attributeFilter: ['lang'] });
    }
    signal.addEventListener('abort', () => observer.disconnect());
    this.look();
  }

  /** Looks anew: the element may have moved. */
  look(): void {
    void this.#update();
  }

  async #update(): Promise<void> {
    const wanted = nearestLanguage(this.#element);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const language = await loadLanguage(wanted);
    if (wanted !== this.#wanted || language === this.#language) return;
    this.#language = language;
    this.#onChange();
  }
}
