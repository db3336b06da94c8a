// What a frame of a followed hand costs with each backbone, side by side.
import { FallbackEngine } from '../../dist/backends/engine.js';
import { openView } from '../../dist/frame/open-view.js';
import { wasm } from '../../dist/index.js';
import { stillHand } from './support/clips.mjs';
import { comparedBackbones } from './support/compared-backbones.mjs';
import { inTurns } from './support/in-turns.mjs';

/** Frames until a hand is followed and code is compiled. */
const WARM_UP = 12;

/** Prints the table: a hand that is held still before a webcam. */
export async function frames(folder) {
  const engine = await FallbackEngine.start([wasm()]);
  const all = await comparedBackbones(engine, folder);
  console.log('  milliseconds a frame of 640×480, WASM, one thread (median, fastest tenth)');
  const view = openView((await stillHand()).picture, true);
  const ways = {};
  for (const [name, backbone] of Object.entries(all)) {
    const reader = backbone.open();
    for (let frame = 0; frame < WARM_UP; frame++) await reader.read(view, false);
    ways[name] = () => reader.read(view, false);
  }
  const times = await inTurns(ways);
  console.log(`  ratio, hand() ÷ mobilenet(): ${(times['hand()'] / times['mobilenet()']).toFixed(2)}×`);
}
