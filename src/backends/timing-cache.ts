import { VERSION } from '../version.js';
import type { BackendPlugin } from './backend.js';
import { renderer } from './renderer.js';
import type { BackendTimings } from './timings.js';

/** Drivers and browsers change: figures are good for 30 days. */
const MAX_AGE = 30 * 24 * 3600 * 1000;

/** What this page measured: all there is where the browser keeps nothing. */
const measured = new Map<string, BackendTimings>();

/** What timings of these candidates hold for. */
export function deviceKey(backbone: string, candidates: readonly BackendPlugin[]): string {
  const { hardwareConcurrency = 1 } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  return [
    `digit-gesture ${VERSION}`,
    backbone,
    candidates.map(({ name }) => name).join(' '),
    renderer() ?? 'no WebGL',
    `${hardwareConcurrency} processors${globalThis.crossOriginIsolated ? ' together' : ''}`,
  ].join('; ');
}

/** What was measured before; null where nothing was, or not lately. */
export async function recall(device: string): Promise<BackendTimings | null> {
  const known = measured.get(device) ?? (await read(device));
  return known && Date.now() - known.measuredAt < MAX_AGE ? known : null;
}

/** Keeps timings for the next visit, where the browser keeps anything. */
export async function remember(timings: BackendTimings): Promise<void> {
  measured.set(timings.device, timings);
  try {
    const { set, store } = await database();
    await set(timings.device, timings, store);
  } catch {
    // Private windows and sandboxed frames keep nothing: the page remembers.
  }
}

async function read(device: string): Promise<BackendTimings | undefined> {
  try {
    const { get, store } = await database();
    return await get<BackendTimings>(device, store);
  } catch {
    return undefined;
  }
}

/** In IndexedDB, because workers have nothing else. */
async function database() {
  const { get, set, createStore } = await import('idb-keyval');
  return { get, set, store: createStore('digit-gesture', 'backend-timings') };
}
