// `npm start`: builds where needed, serves dist/ and examples/, and opens the examples in the default browser.
import { spawn } from 'node:child_process';
import { env, platform } from 'node:process';
import { buildExamplesIfStale } from './examples.mjs';
import { exampleFolders, serve } from './server.mjs';

/** Runs until it is stopped. `--no-open` leaves the browser alone. */
export async function start(args) {
  await buildExamplesIfStale();
  const { url } = await serve({ folders: exampleFolders, port: 8080, tries: 20 });
  console.log(`Examples: ${url}\nCtrl+C stops the server.`);
  if (!args.includes('--no-open') && hasDisplay()) openBrowser(url);
}

function hasDisplay() {
  if (env.CI) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens the default browser; the URL was printed, so a failure needs no more words. */
function openBrowser(url) {
  const [program, ...args] =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
