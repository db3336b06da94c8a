/**
 * Makes an absolute URL of what the caller gave, or of a file that comes with this package: relative ones count from the
 * page. What code finds beside itself is not absolute everywhere: Turbopack puts a path without a host in its place.
 * @throws `TypeError` when it is no URL.
 */
export function resolveUrl(url: string | URL): URL {
  try {
    return new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href);
  } catch (cause) {
    throw new TypeError(`Not a URL: ${String(url)}. Give an absolute one (https: or, under Node, file:).`, {
      cause,
    });
  }
}
