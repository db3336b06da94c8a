const segments = 'Segmenter' in Intl ? new Intl.Segmenter() : null;

/** Counts characters as people do, where the browser can: an emoji of several is one. */
function lengthOf(label: string): number {
  return [...(segments?.segment(label) ?? label)].length;
}

/** How labels are laid out: as single characters, as words of up to three, or as long ones. */
export function widthOf(labels: readonly string[]): '' | 'words' | 'wide' {
  const most = Math.max(...labels.map(lengthOf));
  return most > 3 ? 'wide' : most > 1 ? 'words' : '';
}
