/** Fewest and most labels of a classifier that can be saved. */
export const MIN_LABELS = 2;
export const MAX_LABELS = 1000;

/** Longest label, sample id, array name or preprocessing key, in UTF-16 units (what `length` counts). */
export const MAX_NAME_LENGTH = 200;

/** Longest other text in metadata.json: backbone ids, versions, preprocessing values. */
export const MAX_TEXT_LENGTH = 2000;

/** Largest feature vector. MobileNet's 7×7×256 has 12,544. */
export const MAX_DIMENSIONS = 2 ** 20;

/** Largest metadata.json, in bytes: room for about 150,000 samples. */
export const MAX_METADATA_BYTES = 16 * 2 ** 20;

/** Deepest nesting of metadata.json. */
export const MAX_JSON_DEPTH = 32;

/** Most arrays a head may save, and most dimensions of one. */
export const MAX_ARRAYS = 1000;
export const MAX_RANK = 8;

/** Most bytes all files inside may have when unpacked: 1 GiB. */
export const MAX_BYTES = 2 ** 30;

/**
 * Files inside that are compressed by more than this are refused, but for small ones, because honest ones never are:
 * half precision features shrink to a half or a third, the sample table to a tenth.
 */
export const MAX_COMPRESSION = 100;
