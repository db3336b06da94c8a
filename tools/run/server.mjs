// A small static file server for dist/ and examples/: nothing outside the folders it is given, right MIME types,
// byte ranges (video elements ask for them). Listens on this machine only.
//
//   node tools/run/server.mjs [--port 4173] [--tests]     --tests: also tests/e2e/pages and ../shared
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { root } from './exec.mjs';

const types = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.gesture': 'application/x-digit-gesture+zip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

/** First part of the path → folder, for the examples. */
export const exampleFolders = { examples: join(root, 'examples'), dist: join(root, 'dist') };

/** As {@link exampleFolders}, and what the tests need besides. */
export const testFolders = {
  ...exampleFolders,
  pages: join(root, 'tests/e2e/pages'),
  shared: join(root, '../shared'),
  tfjs: join(root, 'node_modules/@tensorflow'),
};

/**
 * Starts the server; tries the next ports where `port` is taken, unless told not to.
 * @param {{ folders: Record<string, string>, home?: string, port: number, tries?: number, cors?: boolean }} options -
 *   `home`: where `/` leads. `cors`: let pages of other origins read what is served, as a CDN does.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve({ folders, home = '/examples/', port, tries = 1, cors = false }) {
  const server = createServer((request, response) => {
    if (cors) response.setHeader('Access-Control-Allow-Origin', '*');
    answer(folders, home, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  for (let attempt = 0; ; attempt++) {
    try {
      await listen(server, port + attempt);
      return { url: `http://localhost:${port + attempt}/`, close: () => server.close() };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || attempt + 1 >= tries) throw error;
    }
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(folders, home, request, response) {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  if (pathname === '/') return redirect(response, home);
  if (request.method !== 'GET' && request.method !== 'HEAD') return fail(response, 405);
  const path = toFile(folders, pathname);
  if (!path) return fail(response, 404);
  let info = await stat(path).catch(() => null);
  let file = path;
  if (info?.isDirectory()) {
    if (!pathname.endsWith('/')) return redirect(response, `${pathname}/${search}`);
    file = join(path, 'index.html');
    info = await stat(file).catch(() => null);
  }
  if (!info?.isFile()) return fail(response, 404);
  send(file, info.size, request, response);
}

/** The file that a path names, or null where it is in none of the folders. */
function toFile(folders, pathname) {
  const [, first, ...rest] = decodeURIComponent(pathname).split('/');
  if (!Object.hasOwn(folders, first)) return null;
  const folder = folders[first];
  const path = normalize(join(folder, ...rest));
  return path === folder || path.startsWith(folder + sep) ? path : null;
}

function send(file, size, request, response) {
  const headers = {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    'Accept-Ranges': 'bytes',
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  let [start, end] = [0, size - 1];
  if (range && (range[1] || range[2])) {
    start = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[2]));
    end = range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (start > end) return response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    headers['Content-Range'] = `bytes ${start}-${end}/${size}`;
  }
  headers['Content-Length'] = size === 0 ? 0 : end - start + 1;
  response.writeHead(headers['Content-Range'] ? 206 : 200, headers);
  if (request.method === 'HEAD' || size === 0) return response.end();
  createReadStream(file, { start, end })
    .on('error', () => response.destroy())
    .pipe(response);
}

function redirect(response, location) {
  response.writeHead(302, { Location: location }).end();
}

function fail(response, status) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const port = argv.includes('--port') ? Number(argv[argv.indexOf('--port') + 1]) : 4173;
  const { url } = await serve({ folders: argv.includes('--tests') ? testFolders : exampleFolders, port });
  console.log(url);
}
