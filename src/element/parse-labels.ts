/** The ten digits, what a pad learns unless told otherwise. */
export const digits: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Labels from an attribute: a JSON array, a list parted by commas (then labels may hold spaces), or by spaces.
 * Repeated ones count once. Nothing at all means the digits.
 */
export function parseLabels(text: string | null): readonly string[] {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return digits;
  return [...new Set(split(trimmed))];
}

function split(text: string): string[] {
  if (text.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed.map(String);
    } catch {
      // Not JSON after all: a label may start with a bracket.
    }
  }
  const parts = text.includes(',') ? text.split(',') : text.split(/\s+/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/**
 * What a pad can show.
 * @throws A `TypeError` unless there are 2 to 50 different, non-empty strings.
 */
export function checkLabels(labels: readonly string[]): void {
  const fine =
    Array.isArray(labels) &&
    labels.length >= 2 &&
    labels.length <= 50 &&
    labels.every((label) => typeof label === 'string' && label !== '') &&
    new Set(labels).size === labels.length;
  if (!fine) throw new TypeError('labels must be 2 to 50 different, non-empty strings.');
}
