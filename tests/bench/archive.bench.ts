import { bench, describe } from 'vitest';
import { readArchive } from '../../src/archive/read-archive.js';
import { writeArchive } from '../../src/archive/write-archive.js';
import { makeArchive } from '../support/archives.js';

// Milliseconds to write and read a file of MobileNet features: `npx vitest bench --run --project unit tests/bench/archive`.
for (const samples of [200, 5000]) {
  describe(`${samples} samples of 12,544 features`, async () => {
    const archive = makeArchive({ samples, dimensions: 12_544 });
    const file = await writeArchive(archive);
    const options = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
    bench('write', async () => void (await writeArchive(archive)), options);
    bench('read', async () => void (await readArchive(file)), options);
  });
}
