import type { Backbone } from '../backbone/backbone.js';
import type { BackendPlugin } from '../backends/backend.js';
import type { FallbackEngine } from '../backends/engine.js';
import { timeBackends } from '../backends/time-backends.js';
import { deviceKey, recall, remember } from '../backends/timing-cache.js';
import type { BackendTimings } from '../backends/timings.js';
import type { PixelFrame } from '../frame/frame-source.js';
import { openView } from '../frame/open-view.js';

/** The size of most cameras' frames. */
const [WIDTH, HEIGHT] = [640, 480];

/** A choice among backends by how fast they are here. */
export interface Fastest {
  /** The order to start them in: of old figures where there are any. */
  readonly order: readonly BackendPlugin[];
  /** Measures, unless that was done before, and puts the engine on the fastest. */
  settle(engine: FallbackEngine, backbone: Backbone): Promise<BackendTimings>;
}

/** Looks up which of these backends was the fastest here. */
export async function fastest(candidates: readonly BackendPlugin[], backboneName: string): Promise<Fastest> {
  const device = deviceKey(backboneName, candidates);
  const known = await recall(device);
  if (known) return { order: ordered(candidates, known), settle: () => Promise.resolve(known) };
  // WebAssembly warms up in no time, which leaves the more to the others.
  const order = [...candidates].sort((a, b) => Number(b.name === 'wasm') - Number(a.name === 'wasm'));
  return {
    order,
    async settle(engine, backbone) {
      const reader = backbone.open();
      const view = openView(greyFrame(), false);
      const timings = {
        device,
        candidates: await timeBackends(engine, order, () => reader.read(view, false)),
        measuredAt: Date.now(),
      };
      await remember(timings);
      return timings;
    },
  };
}

function ordered(
  plugins: readonly BackendPlugin[],
  { candidates }: BackendTimings,
): readonly BackendPlugin[] {
  const rank = new Map(candidates.map(({ name }, i) => [name, i]));
  return [...plugins].sort((a, b) => rank.get(a.name)! - rank.get(b.name)!);
}

/** What is on a picture doesn't change what reading it takes. */
function greyFrame(): PixelFrame {
  return { data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(128), width: WIDTH, height: HEIGHT };
}
