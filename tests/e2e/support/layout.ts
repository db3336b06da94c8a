/** What a person with eyes and fingers would find wrong with the pad's layout, as sentences. Runs in the page. */
export function layoutProblems(): string[] {
  const problems: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) {
    problems.push(`the page is ${page.scrollWidth} px wide in a window of ${page.clientWidth} px`);
  }
  for (const pad of document.querySelectorAll('digit-gesture-pad')) {
    const root = pad.shadowRoot!;
    const name = (element: Element) =>
      element.getAttribute('data-label') ?? element.getAttribute('part') ?? element.className;
    const seen = [
      ...root.querySelectorAll<HTMLElement>('button, select, summary, .file-label, .thumb, p, li, bdi'),
    ].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.unseen'),
    );
    const targets = seen.filter((element) => element.matches('button, select, summary, .file-label'));
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      if (width < 43.5 || height < 43.5) {
        problems.push(
          `${name(target)} is ${width.toFixed()} × ${height.toFixed()} px, too small for a finger`,
        );
      }
    }
    // What scrolls within a row of its own may lie beside it.
    const fixed = targets.filter((target) => !target.closest('.strip'));
    fixed.forEach((a, i) => {
      for (const b of fixed.slice(i + 1)) {
        if (overlap(visible(a), visible(b))) {
          problems.push(`${name(a)} and ${name(b)} overlap`);
        }
      }
    });
    const stage = root.querySelector('.stage')!.getBoundingClientRect();
    if (Math.abs((stage.height * 4) / 3 - stage.width) > 2) {
      problems.push(`the picture has bars: ${stage.width.toFixed()} × ${stage.height.toFixed()} px`);
    }
    const box = pad.getBoundingClientRect();
    for (const element of seen) {
      if (element.closest('.strip, .matrix-scroll')) continue;
      const { left, right } = element.getBoundingClientRect();
      if (left < box.left - 1 || right > box.right + 1)
        problems.push(`${name(element)} sticks out of the pad`);
      if (element.scrollWidth > element.clientWidth + 1 && !element.matches('select')) {
        problems.push(`the text of ${name(element)} is cut off: ${element.textContent.trim()}`);
      }
      if (element.matches('.label-button') && element.scrollHeight > element.clientHeight + 1) {
        problems.push(`${name(element)} is lower than what is in it`);
      }
    }
  }
  return problems;

  /** Where an element is, as far as the rows of labels show it: they may scroll. */
  function visible(element: Element): DOMRect {
    const box = element.getBoundingClientRect();
    const clip = element.closest('.keypad')?.getBoundingClientRect();
    if (!clip) return box;
    const top = Math.max(box.top, clip.top);
    return new DOMRect(box.x, top, box.width, Math.max(0, Math.min(box.bottom, clip.bottom) - top));
  }

  function overlap(a: DOMRect, b: DOMRect): boolean {
    const slack = 1;
    return (
      // What is scrolled away covers nothing.
      Math.min(a.height, b.height) > 0 &&
      a.left < b.right - slack &&
      b.left < a.right - slack &&
      a.top < b.bottom - slack &&
      b.top < a.bottom - slack
    );
  }
}
