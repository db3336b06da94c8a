import type { Page } from '@playwright/test';

/** Serves documents with these headers besides their own. */
export async function withHeaders(page: Page, url: string, headers: Record<string, string>): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
  });
}
