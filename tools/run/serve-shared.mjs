// Serves ../shared under /shared/ in the test server, for browser tests on real photographs and models.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));
const types = { '.json': 'application/json', '.jpg': 'image/jpeg', '.png': 'image/png' };

/** A vite plugin. Answers 404 where the folder or the file is absent, so that a test can tell and skip. */
export function serveShared() {
  return {
    name: 'serve-shared',
    configureServer(server) {
      server.middlewares.use('/shared', (request, response) => {
        const path = join(folder, normalize(decodeURIComponent(request.url.split('?')[0])));
        if (!path.startsWith(folder) || !existsSync(path) || !statSync(path).isFile()) {
          response.statusCode = 404;
          response.end();
          return;
        }
        const type = Object.entries(types).find(([ending]) => path.endsWith(ending))?.[1];
        response.setHeader('Content-Type', type ?? 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
  };
}
