/** What metadata.json of a model that was exported here names as its maker. */
export const PACKAGE = 'digit-gesture';
/** Where in its `userMetadata` is what Teachable Machine has no word for. */
export const OURS = 'digit-gesture';
