import { join } from 'node:path';
import { loadScenario } from '@opsline/local-aws';
import type { Contact } from '@opsline/local-connect';
import { startStackClock } from '@opsline/local-kit/stack-clock';
import { createHappenings, type Page } from '@opsline/page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '../../src/serve/serve.ts';
import { type Stack, startStack } from '../../src/stack/stack.ts';
import { besideCalls } from './beside-calls.ts';
import { canBrowse, openBrowser } from './browser.ts';
import { company } from './company.ts';
import { copyOfService, type ServiceCopy } from './copy-of-service.ts';
import { inSlack } from './in-slack.ts';
import { type Opened, openAt } from './opened.ts';
import { sizes } from './sizes.ts';
import { timePasses } from './time-passes.ts';

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

  test('whatever the page is told holds no PIN of an employee, and nothing else that is secret', async () => {
    const { phone, hears } = await opened();
    await phone.getByLabel('Line').selectOption('user administration');
    await phone.getByLabel('Who calls').selectOption({ label: 'Dana Ruiz · +15550100104' });
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/forgot my password/);
    const told = await toldBy(served.address);
    const pins = stack.aws.scenario.current().employees.map(({ pin }) => pin);
    const { signingSecret, botToken } = stack.slack.workspace;
    const secrets = [...pins, signingSecret, botToken, '1990-04-17', '17 April 1990'];
    // Four digits of a time, an ID or a place are no PIN.
    const stands = (secret: string) => new RegExp(`(?<![0-9a-f.-])${secret}(?![0-9a-f.-])`).test(told);
    expect(stands('Dana Ruiz')).toBe(true);
    expect(secrets.filter(stands)).toEqual([]);
    await phone.getByRole('button', { name: 'Hang up' }).click();
  });

  // The last: what they let pass is over for the others, too.
  timePasses(opened);
});

/** The stack, with every call noted once it is over. */
function noting(stack: Stack, contacts: Contact[]): Stack {
  const { connect } = stack.phone;
  const call: typeof connect.call = async (placed) => {
    const contact = await connect.call(placed);
    contacts.push(contact);
    return contact;
  };
  return { ...stack, phone: { ...stack.phone, connect: { ...connect, call } } };
}

/** All that a page is told when it opens. */
async function toldBy(address: string): Promise<string> {
  const { body } = await fetch(`${address}events`);
  const decoder = new TextDecoder();
  let told = '';
  for await (const part of body ?? []) {
    told += decoder.decode(part, { stream: true });
    // The first event is all of it.
    if (told.endsWith('\n\n')) break;
  }
  return told;
}
