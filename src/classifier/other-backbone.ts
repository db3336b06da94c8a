/** What made feature vectors. */
interface Maker {
  readonly id: string;
  /** Length of a vector. */
  readonly dimensions: number;
}

/** Why a file's vectors mean nothing to a backbone; null where they do. */
export function otherBackbone(made: Maker, here: Maker): string | null {
  if (made.id !== here.id) return `it was made with the backbone ${made.id}, and this one is ${here.id}`;
  if (made.dimensions !== here.dimensions)
    return `its vectors have ${made.dimensions} numbers, and those of ${here.id} have ${here.dimensions}`;
  return null;
}
