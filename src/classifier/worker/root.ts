import { expose, type Remote } from 'comlink';
import { CoreHost } from './core-host.js';
import type { Root, Tell } from './protocol.js';

/** Makes this thread, a worker, serve its page. */
export function servePage(): void {
  expose(root);
}

/** What a worker offers its page. */
export const root: Root = {
  async hold(lock) {
    // Missing on pages without https, and refused where there is no storage.
    const locks = globalThis.navigator?.locks;
    if (!locks) return false;
    return new Promise((resolve) => {
      const held = locks.request(lock, () => {
        resolve(true);
        return new Promise(() => undefined);
      });
      held.catch(() => resolve(false));
    });
  },
  serve(port, tell) {
    expose(new CoreHost(tell as unknown as Remote<Tell>), port);
  },
};
