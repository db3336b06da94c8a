// Puts the binary files that the SDK ships beside the source files that refer to them by a literal
// `new URL('./assets/…', import.meta.url)`. The folders are git-ignored; the build copies every
// `src/**/assets/` to the same place in dist/, so that the same URL is right in both.
//
//   node tools/models/assets.mjs          fill them (does nothing where they are right already)
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folder → file → where it comes from (and its SHA-256 where it must be one exact file), or whose licence it is. */
const assets = {
  'src/backends/assets': {
    'tfjs-backend-wasm.wasm': {
      from: 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
    },
    'tfjs-backend-wasm-simd.wasm': {
      from: 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    },
    'tfjs-backend-wasm-threaded-simd.wasm': {
      from: 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
    },
    'tfjs-backend-wasm.LICENSE.txt': { licence: 'tfjs-backend-wasm' },
  },
  'src/backbone/hand/assets': {
    'handlandmark-lite.json': {
      from: 'node_modules/@vladmandic/human/models/handlandmark-lite.json',
      sha256: '8478ec3224129957f1436194738ad26ac78bbac8ea3be1730399ccad6964a27f',
    },
    'handlandmark-lite.bin': {
      from: 'node_modules/@vladmandic/human/models/handlandmark-lite.bin',
      sha256: '3dbf92db39720eac7f88aff322a24d3f4ed3ba1f54aa7a8a37b704f14cb76c0e',
    },
    'handlandmark-lite.LICENSE.txt': { licence: 'handlandmark-lite' },
  },
};

/** Fills the asset folders; throws where a source is missing or is not the file that was reviewed. */
export async function prepareAssets() {
  for (const [folder, files] of Object.entries(assets)) {
    await mkdir(join(root, folder), { recursive: true });
    for (const [name, { from, sha256, licence }] of Object.entries(files)) {
      const bytes = licence ? await readLicence(licence) : await readVerified(join(root, from), sha256);
      await writeIfDifferent(join(root, folder, name), bytes);
    }
  }
}

/** What the files are and whose, and the licence that both are under. */
async function readLicence(name) {
  const [notice, text] = await Promise.all(
    [name, 'Apache-2.0'].map((file) => readFile(join(root, 'tools/licences', `${file}.txt`), 'utf8')),
  );
  return Buffer.from(`${notice.trim()}\n\n${'-'.repeat(80)}\n\n${text}`);
}

async function readVerified(path, sha256) {
  const bytes = await readFile(path).catch((cause) => {
    throw new Error(`${path} is missing: run "npm ci" first.`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== undefined && found !== sha256) {
    throw new Error(`${path} is not the file that was reviewed: its SHA-256 is ${found}, not ${sha256}.`);
  }
  return bytes;
}

async function writeIfDifferent(path, bytes) {
  const present = await readFile(path).catch(() => null);
  if (!present?.equals(bytes)) await writeFile(path, bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareAssets();
