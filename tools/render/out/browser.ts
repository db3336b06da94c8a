import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../../run/browser.mjs';

/**
 * Starts a headless Chromium that draws in software, so that a graphics card makes no difference.
 * @throws If there is none; the message says how to get one.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new Error('No Chromium found. Run "npx playwright install chromium", then try again.');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--disable-background-networking',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // Where 3-D is drawn in software, the processor is quicker at 2-D than the make-believe graphics card.
      '--disable-accelerated-2d-canvas',
    ],
  });
}
