import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FallbackEngine } from '../../src/backends/engine.js';
import { wasm } from '../../src/backends/wasm.js';
import { RememberingNetwork } from '../starter/remembering-network.js';
import { drawClutter } from './draw-clutter.js';
import { draw } from './draw.js';
import { readDrawn } from './read-drawn.js';
import { readPhotographs } from './read-photographs.js';
import { readRooms } from './read-rooms.js';

const HELP = `Readies what the backbone is trained on: draws hands, and has the landmark model describe them.

  node tools/train/cli.mjs [--seed 1] [--folder DIR] [--datasets DIR]

  --seed S         any text or number; the same seed draws the same hands (1)
  --folder DIR     where all of it goes (.cache/train); what is there is not made again
  --datasets DIR   photographs of digits and of rooms (../shared/datasets)
`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The command line. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seed: text, folder: text, datasets: text, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const folder = values.folder ?? join(ROOT, '.cache/train');
  const datasets = values.datasets ?? join(ROOT, '../shared/datasets');
  await mkdir(folder, { recursive: true });
  const engine = await FallbackEngine.start([wasm()]);
  const teacher = await RememberingNetwork.open(engine, join(folder, 'looks'));
  try {
    await readPhotographs(teacher, join(datasets, 'sign-language-digits'), folder);
    await readRooms(teacher, join(datasets, 'hands-in-rooms'), folder);
    await drawClutter(values.seed ?? '1', folder);
    await draw(values.seed ?? '1', folder);
    await readDrawn(teacher, folder);
  } finally {
    teacher.dispose();
  }
  return 0;
}
