// How figures are summed up and written.
export const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
export const deviation = (list) =>
  Math.sqrt(list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / (list.length - 1));
export const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;
/** Mean and standard deviation of shares. */
export const spread = (list) => `${percent(mean(list), 2)} ± ${(100 * deviation(list)).toFixed(2)}`;
/** The number below which that share of a list lies. */
export const quantile = (list, share) =>
  [...list].sort((a, b) => a - b)[Math.floor(share * (list.length - 1))];
