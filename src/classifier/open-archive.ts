import type { Archive } from '../archive/archive.js';
import { readArchive } from '../archive/read-archive.js';
import type { BackbonePlugin, SavedNetwork } from '../backbone/backbone.js';
import { download } from '../backbone/download.js';
import { resolveUrl } from '../resolve-url.js';
import { GestureError } from '../errors.js';
import type { StoredSample } from '../samples/sample.js';
import { assemble, type Parts } from './assemble.js';
import { Knowledge } from './knowledge.js';
import { builtInBackbone, builtInHead, settle, type GestureClassifierOptions } from './options.js';
import type { OpenedFile } from './open-file.js';
import { priorOf } from './prior.js';

/** Where a .gesture file can be read from. */
export type ArchiveSource = Blob | ArrayBuffer | Uint8Array | URL | string;

/**
 * Options of loading: those of creating, less what the file says. `backbone`, `head`, `mirror` and `sensitivity` are by
 * default as the file has them. A file that brings its network, as a model of Teachable Machine does, is read with that,
 * whatever backbone is given.
 */
export type LoadOptions = Omit<GestureClassifierOptions<string>, 'labels' | 'starter'>;

/**
 * Reads and checks a .gesture file.
 * @throws GestureError 'invalid-archive' with the reason; the signal's reason.
 */
export async function openArchive(source: ArchiveSource, signal: AbortSignal | undefined): Promise<Archive> {
  signal?.throwIfAborted();
  const archive = await readArchive(await readBytes(source, signal), { signal });
  signal?.throwIfAborted();
  return archive;
}

/**
 * Puts together what the file was saved from, and gives it back the samples and all that it knew.
 * @throws GestureError 'invalid-archive' when the file was made with another backbone or head.
 */
export async function restore<L extends string>(
  { archive, loadedFrom }: OpenedFile,
  options: LoadOptions,
): Promise<Parts<L>> {
  const { network } = archive.backbone;
  const brought = network && (await broughtBackbone(archive.backbone.name, network));
  const settled = await settle<L>({
    ...options,
    labels: archive.labels as readonly L[],
    backbone: brought ?? options.backbone ?? (await builtInBackbone(archive.backbone.name)),
    head: options.head ?? (await builtInHead(archive.head.name)),
    mirror: options.mirror ?? archive.mirror,
    sensitivity: options.sensitivity ?? archive.sensitivity,
    starter: false,
  });
  const settings = { ...settled, loadedFrom };
  if (settings.head.name !== archive.head.name) {
    throw invalid(`made with the head "${archive.head.name}", not "${settings.head.name}": pass that one`);
  }
  const parts = await assemble(settings, options).catch((error: unknown) => {
    // What the file brings is the file's fault.
    throw brought && !(error instanceof GestureError) && !options.signal?.aborted ? unusable(error) : error;
  });
  const { backbone, head, store, trainer } = parts;
  try {
    if (backbone.id !== archive.backbone.id) {
      throw invalid(
        `made with the backbone ${archive.backbone.id}, and this one is ${backbone.id}: samples of one mean ` +
          `nothing to the other. Load it with the backbone "${archive.backbone.name}" and the same weights`,
      );
    }
    const { trained } = archive.head;
    store.restore(archive.samples as readonly StoredSample<L>[]);
    if (trained) trainer.adopt(await Knowledge.restore(trained, head, backbone.dimensions));
    const prior = settings.head.usesPrior ? priorOf(archive.starter ?? [], settings.labels) : null;
    if (prior) await trainer.begin(prior, options.signal);
    return parts;
  } catch (error) {
    backbone.dispose();
    trainer.dispose();
    options.signal?.throwIfAborted();
    if (error instanceof GestureError) throw error;
    throw unusable(error);
  }
}

async function broughtBackbone(name: string, network: SavedNetwork): Promise<BackbonePlugin> {
  const { networkBackbone } = await import('../backbone/graph/network-backbone.js');
  return networkBackbone(name, network);
}

function unusable(error: unknown): GestureError {
  return invalid(`not restorable: ${error instanceof Error ? error.message : String(error)}`, error);
}

/**
 * The bytes of a file.
 * @throws GestureError 'invalid-archive' where it can't be had; `TypeError` where it is no source; the signal's reason.
 */
export async function readBytes(source: ArchiveSource, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  if (typeof source === 'string' || source instanceof URL) {
    const url = resolveUrl(source);
    const { bytes } = await download(url, { signal }).catch((error: GestureError) => {
      signal?.throwIfAborted();
      // That of the model, which this isn't, explains another error.
      const cause = error.cause as Error;
      throw invalid(`not readable from ${String(url)}: ${cause.message}`, cause);
    });
    return bytes;
  }
  if (Object.prototype.toString.call(source) === '[object ArrayBuffer]')
    return new Uint8Array(source as ArrayBuffer);
  if (typeof (source as Blob | null)?.arrayBuffer === 'function') {
    return new Uint8Array(
      await (source as Blob).arrayBuffer().catch((cause: unknown) => {
        throw invalid(`not readable (${(cause as Error).message}): choose it once more`, cause);
      }),
    );
  }
  throw new TypeError('Expected a file: a Blob, an ArrayBuffer, a Uint8Array, a URL or a string.');
}

function invalid(reason: string, cause?: unknown): GestureError {
  return new GestureError(
    'invalid-archive',
    `This file can't be used: it is ${reason}.`,
    cause === undefined ? undefined : { cause },
  );
}
