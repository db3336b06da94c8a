import { en } from './en.js';
import type { Messages } from './messages.js';

/** Languages that come with the pad. All but English are fetched when a page needs them. */
const others: Readonly<Record<string, () => Promise<Messages>>> = {
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  tr: async () => (await import('./tr.js')).tr,
  zh: async () => (await import('./zh.js')).zh,
};

/** A language and its messages. */
export interface Language {
  /** As the page wrote it, so that numbers look the way its region has them. */
  readonly tag: string;
  readonly messages: Messages;
}

/** What a pad speaks until told otherwise. */
export const english: Language = { tag: 'en', messages: en };

/** The language of a BCP 47 tag; English where there is none for it. */
export async function loadLanguage(tag: string): Promise<Language> {
  const load = others[tag.toLowerCase().split(/[-_]/)[0]];
  if (!load) return /^en\b/i.test(tag) ? { tag: canonical(tag), messages: en } : english;
  try {
    return { tag: canonical(tag), messages: await load() };
  } catch {
    // A page that went offline still has English.
    return english;
  }
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The `lang` nearest to an element, also from within shadow trees; '' where nobody says. */
export function nearestLanguage(element: Element): string {
  for (let node: Element | null = element; node;) {
    const holder: Element | null = node.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
