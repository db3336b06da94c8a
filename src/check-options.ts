/**
 * Checks what JavaScript has no compiler for: null, a text, or the signal itself in the place of `{ signal }`, which would
 * be taken for no options at all.
 * @param who - Whose options they are, for the message.
 * @throws `TypeError` unless they are an object of options.
 */
export function checkOptions(who: string, options: unknown): void {
  const problem = problemOf(options);
  if (problem !== null) throw new TypeError(`${who}: expected an object of options, not ${problem}.`);
}

function problemOf(options: unknown): string | null {
  if (options === null) return 'null';
  if (Array.isArray(options)) return 'a list';
  if (typeof options !== 'object') return `a ${typeof options}`;
  return options instanceof AbortSignal ? 'the signal itself: give { signal }' : null;
}
