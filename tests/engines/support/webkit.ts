import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../tools/run/free-port.mjs';
import type { Engine } from './engine.js';

/** Starts WebKitGTK's small browser on a display of its own, and speaks W3C WebDriver with it. */
export async function startWebKit(paths: {
  driver: string;
  display: string;
  browser: string;
}): Promise<Engine> {
  const port = Number(await freePort());
  const args = ['-a', '-s', '-screen 0 1280x1024x24', paths.driver, `--port=${port}`];
  // A group of its own, so that display and driver end together.
  const driver = spawn(paths.display, args, { stdio: 'ignore', detached: true });
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  try {
    await listening(() => ask('GET', '/status'));
    const options = { binary: paths.browser, args: ['--automation', '--autoplay-policy=allow'] };
    const session = (await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })) as { sessionId: string };
    const at = `/session/${session.sessionId}`;
    const read = (expression: string): Promise<unknown> =>
      ask('POST', `${at}/execute/sync`, { script: `return ${expression}`, args: [] });
    return {
      async open(url) {
        await ask('POST', `${at}/url`, { url });
      },
      read,
      async click(selector) {
        const found = await read(
          `document.querySelector('digit-gesture-pad').shadowRoot.querySelector(${JSON.stringify(selector)})`,
        );
        const [id] = Object.values(found as Record<string, string>);
        await ask('POST', `${at}/element/${id}/click`, {});
      },
      async press(key) {
        const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: key }));
        await ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
      },
      async close() {
        // A browser that ended by itself has no session left to close.
        await ask('DELETE', at).catch(() => undefined);
        process.kill(-driver.pid!);
      },
    };
  } catch (error) {
    process.kill(-driver.pid!);
    throw error;
  }
}

/** The driver needs a moment before it answers. */
async function listening(ask: () => Promise<unknown>): Promise<void> {
  for (let left = 100; ; left--) {
    try {
      await ask();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await wait(200);
    }
  }
}
