import type { BrowserContext } from '@playwright/test';

/** Watches pages for what no page may do: ask another host for something, or report an error nobody expected. */
export class Guard {
  readonly #problems: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(context: BrowserContext) {
    context.on('request', (request) => {
      const { protocol, hostname, href } = new URL(request.url());
      const here = /^(localhost|.*\.localhost)$/.test(hostname) || /^(blob|data|about):$/.test(protocol);
      if (!here) this.#problems.push(`request to another host: ${href}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`console error: ${message.text()}`);
    });
    context.on('weberror', (webError) =>
      this.#problems.push(`uncaught: ${webError.error().stack ?? webError.error().message}`),
    );
  }

  /** A problem that belongs to what the test does. */
  allow(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** What happened that was not allowed. */
  get problems(): readonly string[] {
    return this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }
}
