// Finds a Chromium to test with: the one Playwright brought, else one that is installed.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

/**
 * Path of a Chromium, Chrome or Edge, or null where there is none. `CHROME_PATH` overrides.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  if (env.CHROME_PATH) {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, and there is no such file.`);
  }
  const { chromium } = await import('playwright');
  return [chromium.executablePath(), ...installed()].find((path) => path && existsSync(path)) ?? null;
}

/** Where browsers are usually installed. */
function installed() {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents/MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

/**
 * Flags for tests: no traffic of the browser's own, a fake camera that nobody has to allow, WebGL that is drawn by
 * software, so that every machine sees the same, and pages that are put together without it.
 * @param {{ camera?: string }} [options] - `camera`: a .y4m or .mjpeg file that plays as the camera's picture.
 */
export function browserArgs({ camera } = {}) {
  return [
    '--disable-background-networking',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    ...(camera ? [`--use-file-for-fake-video-capture=${camera}`] : []),
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    // Else pages are put together by the same software, which takes as long as reading their hands.
    '--disable-gpu-compositing',
  ];
}
