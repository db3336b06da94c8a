import { resolveUrl } from '../../resolve-url.js';

/** Made by the build: one file, without imports. Bundlers take it along as they do a picture. */
const bundled = new URL('../../worker.js', import.meta.url);

/** What the Trusted Types of browsers have, as far as it is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): unknown;
  };
}

/**
 * Starts the worker.
 * @throws Whatever the browser does where the page's policies forbid it.
 */
export function startWorker(): Worker {
  const script = resolveUrl(bundled);
  // A worker's script must come from the page's own site. One that imports it from elsewhere may come from the page.
  const foreign = script.protocol.startsWith('http') && script.origin !== location.origin;
  const address = foreign ? importing(script) : script.href;
  try {
    return new Worker(trusted(address), { type: 'module', name: 'digit-gesture' });
  } finally {
    // It has been asked for by now.
    if (foreign) URL.revokeObjectURL(address);
  }
}

function importing(url: URL): string {
  const code = `import ${JSON.stringify(url.href)};`;
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}

/** For pages that allow only addresses which a named policy has passed. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy('digit-gesture', { createScriptURL: (url) => url });
  return policy.createScriptURL(address) as string;
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
