import type { SavedNetwork } from '../backbone/backbone.js';
import type { Archive } from './archive.js';
import { crcText } from './crc32.js';
import { FORMAT, VERSION } from './metadata.js';
import type { FileInfo } from './metadata.js';

/**
 * The text of metadata.json: indented for people, one line for each sample.
 * @throws `RangeError` where a date is none.
 */
export function formatMetadata(archive: Archive, files: ReadonlyMap<string, FileInfo>): string {
  const { trained } = archive.head;
  const { network } = archive.backbone;
  const labelIndex = new Map(archive.labels.map((label, index) => [label, index]));
  const about = {
    format: FORMAT,
    version: VERSION,
    savedAt: new Date(archive.savedAt).toISOString(),
    madeWith: archive.madeWith ?? {},
    labels: archive.labels,
    mirror: archive.mirror,
    sensitivity: archive.sensitivity,
    backbone: { ...archive.backbone, network: network && described(network) },
    head: {
      name: archive.head.name,
      trained: trained && described(trained),
    },
    files: Object.fromEntries(
      Array.from(files, ([name, { bytes, crc32 }]) => [name, { bytes, crc32: crcText(crc32) }]),
    ),
  };
  const rows = archive.samples.map(
    ({ id, label, addedAt }) =>
      `\n    ${JSON.stringify([id, labelIndex.get(label), new Date(addedAt).toISOString()])}`,
  );
  const starter = archive.starter?.map(({ label }) => labelIndex.get(label));
  const starterText = starter ? `,\n  "starter": ${JSON.stringify(starter)}` : '';
  // The last thing in the text before is the closing brace of the whole.
  return `${JSON.stringify(about, null, 2).slice(0, -2)}${starterText},\n  "samples": [${rows.join(',')}\n  ]\n}\n`;
}

/** Settings as they are, and of arrays the shapes. */
function described({ settings, arrays }: SavedNetwork): object {
  return { settings, arrays: Object.entries(arrays).map(([name, { shape }]) => ({ name, shape })) };
}
