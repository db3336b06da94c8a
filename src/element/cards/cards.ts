/** A card's picture: an address relative to the page, or null for none. */
export type Card = string | URL | null;

/**
 * Which cards label buttons carry: `true` for the pad's own drawings of digits, `false` for none, or pictures by
 * label. Labels that a map or function gives `undefined` for keep the pad's own.
 */
export type Cards = boolean | ReadonlyMap<string, Card> | ((label: string) => Card | undefined);

/** What a label button keeps room for: the address of a picture, '' while it isn't known yet, or null for no card. */
export type CardAddress = string | null;

/** Where the pad's own drawings are, by label. */
export type OwnCards = (label: string) => URL | undefined;

/** The card of a label. Pure; `own` is null until the drawings' addresses are loaded. */
export function cardOf(label: string, cards: Cards, own: OwnCards | null): CardAddress {
  if (cards === false) return null;
  const given = cards === true ? undefined : typeof cards === 'function' ? cards(label) : cards.get(label);
  if (given !== undefined) return given && String(given);
  if (!/^\d$/.test(label)) return null;
  return String(own?.(label) ?? '');
}

/** Finds cards, and loads the pad's own when one of them is first asked for. */
export class CardFinder {
  readonly #onLoad: () => void;
  #own: OwnCards | null = null;
  #loading = false;

  /** @param onLoad - Told when addresses that were missing are known. */
  constructor(onLoad: () => void) {
    this.#onLoad = onLoad;
  }

  find(label: string, cards: Cards): CardAddress {
    const card = cardOf(label, cards, this.#own);
    if (card === '' && !this.#loading) void this.#load();
    return card;
  }

  async #load(): Promise<void> {
    this.#loading = true;
    // Buttons do without pictures where these can't be had.
    const module = await import('./digit-cards.js').catch(() => null);
    this.#own = module?.digitCard ?? null;
    if (module) this.#onLoad();
  }
}
