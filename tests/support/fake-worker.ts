import { expose } from 'comlink';
import { vi } from 'vitest';
import { root } from '../../src/classifier/worker/root.js';

/** A worker as far as the page can tell: what is posted is cloned and comes in order. It works in this thread. */
export class FakeWorker extends EventTarget {
  static readonly started: FakeWorker[] = [];
  readonly #port: MessagePort;
  ended = false;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    expose(root, port2);
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) =>
      this.dispatchEvent(new MessageEvent('message', { data }));
    FakeWorker.started.push(this);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  terminate(): void {
    this.ended = true;
    this.#port.close();
  }

  static endAll(): void {
    FakeWorker.started.splice(0).forEach((worker) => worker.die());
  }

  /** Ends as one that ran out of memory does, in browsers that say so. */
  die(): void {
    this.terminate();
    this.dispatchEvent(new Event('error'));
  }
}

/** Makes this look like a page that has workers. */
export function pretendPage(Worker: unknown = FakeWorker): void {
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
  vi.stubGlobal('location', new URL('http://localhost/'));
  vi.stubGlobal('OffscreenCanvas', class {});
  vi.stubGlobal('Worker', Worker);
}
