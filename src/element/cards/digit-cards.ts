/** A drawing of how to sign each digit: 128 × 128 pixels, transparent around the hand, 3 kB at most. */
const CARDS: ReadonlyMap<string, URL> = new Map([
  ['0', new URL('./assets/0.webp', import.meta.url)],
  ['1', new URL('./assets/1.webp', import.meta.url)],
  ['2', new URL('./assets/2.webp', import.meta.url)],
  ['3', new URL('./assets/3.webp', import.meta.url)],
  ['4', new URL('./assets/4.webp', import.meta.url)],
  ['5', new URL('./assets/5.webp', import.meta.url)],
  ['6', new URL('./assets/6.webp', import.meta.url)],
  ['7', new URL('./assets/7.webp', import.meta.url)],
  ['8', new URL('./assets/8.webp', import.meta.url)],
  ['9', new URL('./assets/9.webp', import.meta.url)],
]);

/**
 * Where the drawing for a label is: how the starter expects it to be signed, as people see their right hand in a
 * mirror. Undefined for labels that are not digits.
 */
export function digitCard(label: string): URL | undefined {
  return CARDS.get(label);
}
