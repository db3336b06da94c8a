// Tables of what was right.

/** A share as people read it. */
export const percent = (share) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);

/** The share of a list for which something is true. */
export const share = (list, test) => list.filter(test).length / list.length;

/**
 * Prints how often each label was taken for which.
 * @param {readonly { truth: string, label: string | null }[]} answers
 */
export function printConfusion(labels, answers) {
  const columns = [...labels, null];
  console.log(`  shown  ${columns.map((label) => (label ?? 'none').padStart(5)).join('')}    right`);
  for (const truth of labels) {
    const own = answers.filter((answer) => answer.truth === truth);
    const counts = columns.map((label) => own.filter((answer) => answer.label === label).length);
    const cells = counts.map((count) => (count || '·').toString().padStart(5)).join('');
    console.log(`  ${truth.padStart(5)}  ${cells}  ${percent(share(own, right)).padStart(7)}`);
  }
}

/** Whether an answer is. */
export const right = ({ truth, label }) => label === truth;
