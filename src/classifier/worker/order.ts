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
  /** The file to bring back, or its address, or several with their names; null for a new classifier. */
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

/** Null where a plugin is somebody's own, which can't be posted. */
export function orderNew<L extends string>(settings: Settings<L>): Order | null {
  const { labels, backbone, head, backends, timed, starter, mirror, sensitivity } = settings;
  const plugins = blueprints([backbone], [head], backends);
  const source = starter && portable(starter.source);
  if (!plugins || source === undefined) return null;
  return {
    archive: null,
    labels,
    ...plugins,
    timed,
    starter: starter && source ? { ...starter, source } : null,
    mirror,
    sensitivity,
  };
}

/**
 * Null where a plugin is somebody's own or the source is none.
 * @throws `TypeError` for an address that is none.
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
  const archive = Array.isArray(source)
    ? (source as readonly File[]).map((file) => ({ name: file.name, blob: file }))
    : portable(source as ArchiveSource);
  if (!plugins || archive === undefined) return null;
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

/** A file as it can be posted as often as needed: bytes go into a `Blob`, which is posted as a handle. */
function portable(source: ArchiveSource): Blob | string | undefined {
  if (typeof source === 'string' || source instanceof URL) return resolveUrl(source).href;
  if (source instanceof Blob) return source;
  const bytes = source instanceof ArrayBuffer || source instanceof Uint8Array;
  return bytes ? new Blob([source as ArrayBuffer | Uint8Array<ArrayBuffer>]) : undefined;
}
