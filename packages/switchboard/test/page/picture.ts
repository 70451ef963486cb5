import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadScenario } from '@opsline/local-aws';
import { startStackClock } from '@opsline/local-kit/stack-clock';
import { createHappenings } from '@opsline/page';
import { serve } from '../../src/serve/serve.ts';
import { root } from '../../src/stack/service-folder.ts';
import { startStack } from '../../src/stack/stack.ts';
import { asksForPassword } from './asks-for-password.ts';
import { openBrowser } from './browser.ts';
import { openAt } from './opened.ts';

// `pnpm page:picture`: the pictures of the README, from the running page, in the light and in the dark.
const clock = startStackClock();
const happenings = createHappenings(clock.now);
const stack = await startStack({
  scenario: loadScenario('default', clock.now()),
  clock,
  directory: 'local',
  progress: (_, work) => work(),
  trace: happenings.trace,
  environment: process.env,
});
const [served, browser] = await Promise.all([serve(stack, happenings), openBrowser()]);
try {
  const opened = await openAt(browser, served.address);
  await asksForPassword(opened);
  // Playwright takes no WebP, which is a third of PNG.
  const devTools = await opened.page.context().newCDPSession(opened.page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await opened.page.emulateMedia({ colorScheme });
    const { data } = await devTools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    await writeFile(join(root, `.github/page-${colorScheme}.webp`), data, 'base64');
  }
} finally {
  await browser.close();
  await served.stop();
  await stack.stop();
}
