import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadScenario } from '@opsline/local-aws';
import { createHappenings } from '@opsline/page';
import { serve } from '../../src/serve/serve.ts';
import { root } from '../../src/stack/service-folder.ts';
import { startStack } from '../../src/stack/stack.ts';
import { openBrowser } from './browser.ts';
import { type Opened, openAt } from './opened.ts';

// `pnpm page:picture`: the pictures of the README, from the running page, in the light and in the dark.
const happenings = createHappenings(Date.now);
const stack = await startStack({
  scenario: loadScenario('default', Date.now()),
  directory: 'local',
  progress: (_, work) => work(),
  trace: happenings.trace,
  environment: process.env,
});
const [served, browser] = await Promise.all([serve(stack, happenings), openBrowser()]);
try {
  const opened = await openAt(browser, served.address);
  await askForPassword(opened);
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

/** A call up to the one-time PIN. */
async function askForPassword({ page, phone, hears }: Opened): Promise<void> {
  const says = async (words: string): Promise<void> => {
    await phone.getByLabel('Say something, or type keys').fill(words);
    await page.keyboard.press('Enter');
  };
  await phone.getByLabel('Line').selectOption('user administration');
  await phone.getByLabel('Who calls').selectOption({ label: 'Dana Ruiz · +15550100104' });
  await phone.getByRole('button', { name: 'Call' }).click();
  await hears(/^Say "I forgot my password"/);
  await says('I forgot my password');
  for (const [asked, knows] of [
    [/user ID\?/, 'My user ID'],
    [/date of birth\?/, 'My date of birth'],
    [/^In which month/, 'My starting month'],
  ] as const) {
    await hears(asked);
    await phone.getByRole('button', { name: knows }).click();
  }
  await hears(/Is that correct\?$/);
  await says('yes');
  await page.getByRole('region', { name: 'Text messages' }).getByRole('article').waitFor();
  await hears(/^If we know that user ID/);
}
