import { blueprintOf, type Blueprint } from '../../blueprint.js';
import { resolveUrl } from '../../resolve-url.js';
import type { ArchiveSource, LoadOptions } from '../open-archive.js';
import { chooseBackends } from '../backend-choice.js';
import { builtInBackbone, builtInHead, type Settings } from '../options.js';

/** A file as it arrives everywhere: not all who clone files keep their names. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** A classifier to be made in a worker: its settings, as they can be posted. */
export interface Order {
  /**
   * The file to bring back, or several with their names, or the address of a model.json that has others beside it; null for
   * a new classifier.
   */
  readonly archive: Blob | string | readonly NamedBlob[] | null;
  /** Of a new classifier. */
  readonly labels: readonly string[];
  /** The backbone to use; of several, the one whose name the file has. */
  readonly backbones: readonly Blueprint[];
  /** The head to use; of several, the one whose name the file has. */
  readonly heads: readonly Blueprint[];
  readonly backends: readonly Blueprint[];
  /** Whether to measure which backend is the fastest. */
  readonly timed: boolean;
  readonly starter: {
    readonly source: Blob | string;
    readonly bundled: boolean;
    readonly wanted: boolean;
  } | null;
  /** Undefined for what the file says. */
  readonly mirror: boolean | undefined;
  /** Undefined for what the file says. */
  readonly sensitivity: number | undefined;
}

/**
 * Null where a plugin is somebody's own, which can't be posted.
 * @throws As {@link readBytes}, of a starter.
 */
export async function orderNew<L extends string>(
  settings: Settings<L>,
  signal: AbortSignal | undefined,
): Promise<Order | null> {
  const { labels, backbone, head, backends, timed, starter, mirror, sensitivity } = settings;
  const plugins = blueprints([backbone], [head], backends);
  if (!plugins) return null;
  const starterOrder = starter && {
    ...starter,
    source:
      starter.bundled && starter.source instanceof URL
        ? starter.source.href
        : await portable(starter.source, signal),
  };
  return { archive: null, labels, ...plugins, timed, starter: starterOrder, mirror, sensitivity };
}

/**
 * Null where a plugin is somebody's own.
 * @throws As {@link readBytes}.
 */
export async function orderSaved(
  source: ArchiveSource | readonly File[],
  options: LoadOptions,
): Promise<Order | null> {
  const { backbone, head, mirror, sensitivity } = options;
  const { backends, timed } = await chooseBackends(options.backends);
  const names = <T>(make: (name: string) => Promise<T>, ...known: string[]): Promise<T[]> =>
    Promise.all(known.map(make));
  const plugins = blueprints(
    backbone ? [backbone] : await names(builtInBackbone, 'hand', 'mobilenet'),
    head ? [head] : await names(builtInHead, 'least-squares', 'mlp'),
    backends,
  );
  if (!plugins) return null;
  const archive = Array.isArray(source)
    ? (source as readonly File[]).map((file) => ({ name: file.name, blob: file }))
    : await withNeighbours(source as ArchiveSource, options.signal);
  return { archive, labels: [], ...plugins, timed, starter: null, mirror, sensitivity };
}

function blueprints(
  ...lists: readonly (readonly object[])[]
): Pick<Order, 'backbones' | 'heads' | 'backends'> | null {
  const [backbones, heads, backends] = lists.map((list) => list.map(blueprintOf));
  const all = [...backbones, ...heads, ...backends];
  if (all.includes(null)) return null;
  return { backbones, heads, backends } as Pick<Order, 'backbones' | 'heads' | 'backends'>;
}

/**
 * A file as it can be posted as often as needed, also when there is nothing at its address any more: its bytes go into a
 * `Blob`, which is posted as a handle.
 */
async function portable(source: ArchiveSource, signal: AbortSignal | undefined): Promise<Blob> {
  if (source instanceof Blob) return source;
  const { readBytes } = await import('../open-archive.js');
  return new Blob([(await readBytes(source, signal)) as Uint8Array<ArrayBuffer>]);
}

/** The same, or the address of a file that says what else is to be read from beside it. */
async function withNeighbours(
  source: ArchiveSource,
  signal: AbortSignal | undefined,
): Promise<Blob | string> {
  const blob = await portable(source, signal);
  if (typeof source !== 'string' && !(source instanceof URL)) return blob;
  const { isJson } = await import('../open-file.js');
  const start = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
  return isJson(start) ? resolveUrl(source).href : blob;
}
