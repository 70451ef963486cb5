import { join } from 'node:path';
import { loadScenario } from '@opsline/local-aws';
import type { Contact } from '@opsline/local-connect';
import { startStackClock } from '@opsline/local-kit/stack-clock';
import { createHappenings, type Page } from '@opsline/page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../../src/serve/serve.ts';
import { type Stack, startStack } from '../../src/stack/stack.ts';
import { besideCalls } from './beside-calls.ts';
import { canBrowse, openBrowser } from './browser.ts';
import { byKeyboard } from './by-keyboard.ts';
import { company } from './company.ts';
import { copyOfService, type ServiceCopy } from './copy-of-service.ts';
import { goesBack } from './goes-back.ts';
import { inSlack } from './in-slack.ts';
import { noting } from './noting.ts';
import { type Opened, openAt, patience } from './opened.ts';
import { sizes } from './sizes.ts';
import { tellsNoSecret } from './tells-no-secret.ts';
import { timePasses } from './time-passes.ts';
import { toldBy } from './told-by.ts';

describe.skipIf(!canBrowse())('the page, in a browser', () => {
  let stack: Stack;
  let served: Page;
  let browser: Browser;
  let copy: ServiceCopy;
  /** Calls that are over. */
  const contacts: Contact[] = [];

  beforeAll(async () => {
    const clock = startStackClock();
    const happenings = createHappenings(clock.now);
    const starting = startStack({
      scenario: loadScenario('default', clock.now()),
      clock,
      directory: 'local',
      progress: (_, work) => work(),
      trace: happenings.trace,
      environment: process.env,
    });
    [stack, browser] = await Promise.all([starting, openBrowser()]);
    copy = await copyOfService('patch-status-intent');
    served = await serve(noting(stack, contacts), happenings, 0, join(copy.folder, 'services'));
  });

  afterAll(async () => {
    await browser.close();
    await served.stop();
    await stack.stop();
    await copy.throwAway();
  });

  // Each finds everything as it was in the beginning, once what others did is answered.
  beforeEach(() => vi.waitFor(() => served.reset(), { timeout: patience }));

  async function opened(place = ''): Promise<Opened> {
    const now = await openAt(browser, `${served.address}${place}`);
    onTestFinished(async () => {
      expect(now.faults).toEqual([]);
      await now.page.context().close();
    });
    return now;
  }

  besideCalls(opened);
  inSlack(opened, { copy: () => copy, told: () => toldBy(served.address) });
  byKeyboard(opened);
  company(opened);
  sizes(opened);

  test('somebody calls with the mouse: keys, words, silence, and hangs up', async () => {
    const { page, phone, hears, hurdles } = await opened();
    expect(await hurdles()).toEqual([]);
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears('Please enter your four digit PIN, then press pound.');
    for (const name of ['4', '0', '7', '1', '#'])
      await phone.getByRole('button', { name, exact: true }).click();
    await hears(/^Say check patching/);
    await phone.getByLabel('Say something, or type keys').fill('check patching');
    await phone.getByRole('button', { name: 'Say' }).click();
    await hears(/^Which patch job/);
    await phone.getByRole('button', { name: 'Silence' }).click();
    await phone.getByText('silence', { exact: true }).waitFor();
    await hears(/^Which patch job/);
    await page.getByRole('switch', { name: 'Inspect' }).click();
    expect(await hurdles()).toEqual([]);
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await hears('the caller hangs up');
  });

  test('a stranger who withholds the number calls by the keyboard alone', async () => {
    const { page, phone, hears, tabsTo } = await opened();
    await tabsTo(phone.getByLabel('Line'));
    await page.keyboard.press('ArrowDown');
    await tabsTo(phone.getByLabel('Own number'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await hears('Please enter your three digit employee ID, then press pound.');
    await page.keyboard.type('101');
    await page.keyboard.press('Enter');
    await hears('Please enter your four digit PIN, then press pound.');
    await tabsTo(phone.getByRole('button', { name: 'My PIN' }));
    await page.keyboard.press('Enter');
    await hears(/^Say "check patching"/);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('latest');
    await page.keyboard.press('Enter');
    await hears(/4 patch jobs/);
    await tabsTo(phone.getByRole('button', { name: 'Hang up' }));
    await page.keyboard.press('Enter');
    await hears('the caller hangs up');
  });

  test('the block that a call stands on is lit, and its path through several flows is as the flow log says', async () => {
    const { page, phone, hears } = await opened();
    const lit = (what: string): Promise<string[]> =>
      page
        .locator(`[data-${what}="true"]`)
        .evaluateAll((blocks) =>
          blocks.map((block) => `${block.getAttribute('data-flow')} ${block.getAttribute('data-block')}`),
        );
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/^Please enter your four digit PIN/);
    await page.getByText(/^The call stands on ask PIN:/).waitFor();
    const [asked = ''] = await lit('here');
    await phone.getByRole('button', { name: 'My PIN' }).click();
    await hears(/^Say check patching/);
    await page.getByText(/^The call stands on bot:/).waitFor();
    const [talked = ''] = await lit('here');
    await phone.getByLabel('Say something, or type keys').fill('goodbye');
    await page.keyboard.press('Enter');
    await hears('the call ends');
    await page.getByText(/^The call is over/).waitFor();
    const { path = [], flowLog = [] } = contacts.at(-1) ?? {};
    const went = path.map(({ flowArn, identifier }) => `${flowArn} ${identifier}`);
    // The flow log is off while a PIN is entered.
    const logged = flowLog.map(({ ContactFlowId, Identifier }) => `${ContactFlowId} ${Identifier}`);
    const seen = await lit('visited');
    expect(seen.toSorted()).toEqual([...new Set(went)].toSorted());
    expect(logged.filter((block) => !seen.includes(block))).toEqual([]);
    expect(new Set(logged.map((block) => block.split(' ')[0])).size).toBe(3);
    expect(await lit('here')).toEqual([]);
    expect(went.indexOf(asked)).toBeGreaterThan(0);
    expect(went.indexOf(talked)).toBeGreaterThan(went.indexOf(asked));
  });

  test('a call is recorded, saved into its service, and played by the tests there', async () => {
    const { page, phone, hears, hurdles } = await opened();
    await phone.getByLabel('Line').selectOption('patch status');
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/^Please enter your four digit PIN/);
    await phone.getByRole('button', { name: 'My PIN' }).click();
    await hears(/^Say "check patching"/);
    await phone.getByLabel('Say something, or type keys').fill('windows server prod');
    await page.keyboard.press('Enter');
    await hears(/^It failed on 1 instance/);
    await phone.getByLabel('Say something, or type keys').fill('goodbye');
    await page.keyboard.press('Enter');
    await hears('the call ends');
    await phone.getByRole('button', { name: 'Record' }).click();
    const dialog = page.getByRole('dialog', { name: 'This call as a scene' });
    await dialog.getByLabel('Title').fill('A recorded call');
    await dialog.getByRole('button', { name: 'Save into the service' }).click();
    await dialog.getByText('Saved as patch-status-intent/conversations/a-recorded-call.md.').waitFor();
    expect(await hurdles()).toEqual([]);
    expect(await copy.plays('A recorded call')).toMatch(/Tests +1 passed/);
  });

  tellsNoSecret(opened, { stack: () => stack, told: () => toldBy(served.address) });
  goesBack(opened, () => served.address);

  timePasses(opened);
});
