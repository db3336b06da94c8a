// A way of recognising gestures in a page of its own, and what can be asked of it there.

/** Training of some takes minutes on a busy machine. */
const LIMIT = 900_000;

/**
 * Opens the page of one, and closes it after the work.
 * @template T
 * @param {import('playwright').Browser} browser
 * @param {string} url - Where the folders are served.
 * @param {{ peer: string, worker?: 'off' }} query
 * @param {(tools: { call: Function, kept: () => Promise<number>, bytes: () => Promise<number> }) => Promise<T>} work -
 *   `call`: one of the functions in page/peers.js. `kept`: bytes of objects, buffers and tensors, of the page's thread.
 *   `bytes`: what was downloaded so far, by workers as well.
 * @returns {Promise<T>}
 */
export async function visit(browser, url, query, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    const session = await context.newCDPSession(page);
    const requests = [];
    page.on('requestfinished', (request) => requests.push(request));
    const call = (method, ...args) =>
      page.evaluate(([method, args]) => globalThis.peer[method](...args), [method, args]);
    const kept = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
      return usedSize + backingStorageSize + (await call('tensorBytes'));
    };
    const bytes = async () => sum(await Promise.all(requests.map(lengthOf)));
    await page.goto(`${url}peers/index.html?${new URLSearchParams(query)}`);
    await page.waitForFunction(() => globalThis.peer);
    return await work({ call, kept, bytes });
  } finally {
    await context.close();
  }
}

/** By what the server said: the browser counts nothing for the file that a worker is. */
async function lengthOf(request) {
  const response = await request.response();
  return Number(await response.headerValue('content-length'));
}

function sum(list) {
  return list.reduce((total, value) => total + value, 0);
}
