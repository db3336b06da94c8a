// Runs in a worker and serves the classifiers of its page. Built into one file that needs no other: a page may find it
// anywhere, and bundlers needn't look into it.
import { expose, type Remote } from 'comlink';
import { ownThread } from './backends/beside-page.js';
import { CoreHost } from './classifier/worker/core-host.js';
import type { Root, Tell } from './classifier/worker/protocol.js';

const root: Root = {
  async hold(lock) {
    // Missing on pages without https, and refused where there is no storage.
    const { locks } = navigator;
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

ownThread();
expose(root);
