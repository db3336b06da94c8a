import { assemble, type Parts } from '../assemble.js';
import { restore } from '../open-archive.js';
import { openFile } from '../open-file.js';
import type { Order } from './order.js';
import { remake } from './remake.js';

/**
 * Puts together what was ordered.
 * @throws As `GestureClassifier.create` and `GestureClassifier.load`.
 */
export async function carryOut(
  order: Order,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Parts<string>> {
  const { archive: source, labels, timed, starter, sensitivity, mirror } = order;
  const backends = order.backends.map(remake.backend);
  const waiting = { signal, onProgress };
  if (source !== null) {
    const given =
      typeof source === 'string' || source instanceof Blob
        ? source
        : source.map(({ name, blob }) => new File([blob], name));
    const file = await openFile(given, signal);
    const { archive } = file;
    const pick = <T extends { readonly plugin: string }>(list: readonly T[], name: string): T =>
      list.find(({ plugin }) => plugin === name) ?? list[0];
    return restore(file, {
      backbone: remake.backbone(pick(order.backbones, archive.backbone.name)),
      head: remake.head(pick(order.heads, archive.head.name)),
      backends: timed ? { fastest: backends } : backends,
      ...(mirror !== undefined && { mirror }),
      sensitivity,
      ...waiting,
    });
  }
  const settings = {
    loadedFrom: null,
    labels,
    backbone: remake.backbone(order.backbones[0]),
    head: remake.head(order.heads[0]),
    backends,
    timed,
    mirror: mirror!,
    sensitivity: sensitivity!,
    starter: starter && {
      ...starter,
      source: typeof starter.source === 'string' ? new URL(starter.source) : starter.source,
    },
  };
  return assemble(settings, waiting);
}
