import { quoted } from './invalid-archive.js';
import { MAX_LABELS, MAX_NAME_LENGTH, MIN_LABELS } from './limits.js';

/**
 * Says what is wrong with a list of labels, or null where nothing is. Labels are data: any text will do, HTML
 * and `__proto__` included, as long as it is 1 to 200 UTF-16 units of well-formed Unicode without control
 * characters, and no two are the same. Lists have 2 to 1,000.
 */
export function labelsProblem(labels: readonly unknown[]): string | null {
  if (labels.length < MIN_LABELS || labels.length > MAX_LABELS) {
    const count = labels.length === 1 ? 'is 1 label' : `are ${labels.length} labels`;
    return `there ${count}, but ${MIN_LABELS} to ${MAX_LABELS} are possible`;
  }
  const seen = new Set<string>();
  for (const [index, label] of labels.entries()) {
    const problem = nameProblem(label);
    if (problem !== null) return `label number ${index + 1} ${problem}`;
    if (seen.has(label as string)) return `the label ${quoted(label as string)} is there twice`;
    seen.add(label as string);
  }
  return null;
}

/** The rule for labels and ids: what is wrong with this one, or null. */
export function nameProblem(name: unknown): string | null {
  if (typeof name !== 'string') return 'is not a text';
  if (name === '') return 'is empty';
  if (name.length > MAX_NAME_LENGTH) return `is longer than ${MAX_NAME_LENGTH} characters`;
  if (/\p{Cc}/u.test(name)) return 'has control characters';
  // A lone half of a surrogate pair has no UTF-8 form and would come back as another label.
  if (/\p{Cs}/u.test(name)) return 'is not well-formed Unicode';
  return null;
}
