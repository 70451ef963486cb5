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

const missing = 'Expected Chromium: on Debian, apt-get install --no-install-recommends chromium';

/** Why the page cannot be seen in a browser here, if so. @throws Error where `OPSLINE_REQUIRE_BROWSER=1` asks for one. */
export function whyNoBrowser(): string | undefined {
  if (findBrowser() !== undefined) return undefined;
  if (env.OPSLINE_REQUIRE_BROWSER === '1') throw new Error(missing);
  return missing;
}

/**
 * Whether the page is tested in a browser: where that is asked for, since it takes a minute. Else the reason is printed.
 * @throws Error where `OPSLINE_REQUIRE_BROWSER=1` asks for it, and there is none.
 */
export function canBrowse(): boolean {
  if (env.OPSLINE_REQUIRE_BROWSER === '1') return whyNoBrowser() === undefined;
  process.stderr.write(
    'The tests of the page in a browser are skipped: npx --yes pnpm test:page plays them\n',
  );
  return false;
}

/** Opens a browser that nobody sees. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? '' });
}
