/** How labels become others. */
export interface Relabelling<L extends string = string> {
  /** The new labels, in display order. */
  readonly labels: readonly L[];
  /** For each of them, the index of the label it was before; null for a new one. None occurs twice. */
  readonly from: readonly (number | null)[];
}

/** Whether every label stays where it is, whatever it is called. */
export function keepsPlaces(from: Relabelling['from'], before: number): boolean {
  return from.length === before && from.every((old, place) => old === place);
}

/** Where a label is after some changes, oldest first; less than 0 where it is gone. */
export function placeAfter(changes: readonly Pick<Relabelling, 'from'>[], place: number): number {
  return changes.reduce((at, { from }) => from.indexOf(at), place);
}
