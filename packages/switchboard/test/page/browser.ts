import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Chromium, if there is one on the PATH. */
function findBrowser(): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * Whether the page is tested in a browser. Where there is none, that is skipped and the reason is printed.
 * @throws Error where `OPSLINE_REQUIRE_BROWSER=1` says that a skip is a failure.
 */
export function canBrowse(): boolean {
  if (findBrowser() !== undefined) return true;
  const reason = 'there is no Chromium here (on Debian: apt-get install --no-install-recommends chromium)';
  if (env.OPSLINE_REQUIRE_BROWSER === '1') throw new Error(`A browser is required here, but ${reason}`);
  process.stderr.write(`The tests of the page in a browser are skipped: ${reason}\n`);
  return false;
}

/** Opens a browser that nobody sees. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? '' });
}
