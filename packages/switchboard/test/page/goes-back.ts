import { expect, test } from 'vitest';
import type { Opened } from './opened.ts';

/** Turns are gone back to, in a call and in Slack, and all of it to the beginning. */
export function goesBack(opened: () => Promise<Opened>, address: () => string): void {
  test('a wrong PIN is gone back to, and the right one typed: the call goes on, and what came of the wrong one is gone', async () => {
    const { page, phone, hears, hurdles } = await opened();
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears('Please enter your four digit PIN, then press pound.');
    const field = phone.getByLabel('Say something, or type keys');
    await field.fill('0000#');
    await page.keyboard.press('Enter');
    await hears(/the call ends|the call waits/);
    expect(await hurdles()).toEqual([]);
    await phone.getByRole('button', { name: 'Go back to here' }).click();
    await phone.getByText(/the call ends|the call waits/).waitFor({ state: 'detached' });
    await phone.getByText('The line waits for keys.').waitFor();
    expect(await phone.getByText('by keys').count()).toBe(0);
    await phone.getByRole('button', { name: 'My PIN' }).click();
    await hears(/^Say check patching/);
    await phone.getByRole('button', { name: 'Record' }).click();
    const scene = page.getByRole('dialog').getByLabel('The scene');
    await expect.poll(() => scene.inputValue()).toContain('**Caller:** 4071#');
    expect(await scene.inputValue()).not.toContain('0000');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    // Before its first turn nobody had called.
    await page.getByRole('switch', { name: 'Inspect' }).click();
    await page.getByRole('link', { name: 'Turn 1' }).click();
    await page
      .getByRole('region', { name: /^Turn 1/ })
      .getByRole('button', { name: 'Go back to here' })
      .click();
    await phone.getByText('Choose who calls, and call.').waitFor();
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears('Please enter your four digit PIN, then press pound.');
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await hears('the caller hangs up');
  });

  test('in Slack, by the keyboard: a one-time PIN that was used is good again, and what came later is gone', async () => {
    const { page, tabsTo } = await opened();
    await page.getByRole('tab', { name: 'Slack' }).click();
    const slack = page.getByRole('tabpanel', { name: 'Slack' });
    await slack.getByLabel('Act as').selectOption('Chen Li');
    const says = async (words: string): Promise<void> => {
      await slack.getByLabel('Message Opsline').fill(words);
      await page.keyboard.press('Enter');
    };
    const reads = (words: string | RegExp): Promise<void> => slack.getByText(words).last().waitFor();
    const texts = page.getByRole('region', { name: 'Text messages' }).getByRole('article');
    await says('check patching');
    await reads('What is your employee ID? It has three digits.');
    await says('103');
    await texts.first().getByText('Chen Li').waitFor();
    const [pin = ''] = /(?<!\d)\d{6}(?!\d)/.exec((await texts.first().textContent()) ?? '') ?? [];
    await page.getByRole('switch', { name: 'Inspect' }).click();
    await page
      .getByRole('region', { name: 'Turn 2' })
      .getByRole('button', { name: 'Go back to here' })
      .waitFor();
    const third = page.getByRole('region', { name: /^Turn 3 .* ms$/ });
    for (let time = 0; time < 2; time += 1) {
      await says(pin);
      await reads('Thank you, you are authenticated.');
      await tabsTo(third.getByRole('button', { name: 'Go back to here' }));
      await page.keyboard.press('Enter');
      await slack.getByText('Thank you, you are authenticated.').first().waitFor({ state: 'detached' });
    }
    // Two turns back: the text message has never come.
    await page.getByRole('link', { name: 'Turn 2' }).click();
    const before = await texts.count();
    await page
      .getByRole('region', { name: /^Turn 2/ })
      .getByRole('button', { name: 'Go back to here' })
      .click();
    await expect.poll(() => texts.count()).toBe(before - 1);
    await reads('What is your employee ID? It has three digits.');
  });

  test('a reset by the administration address leaves nothing of all that was said and sent', async () => {
    const { page, phone, hears } = await opened();
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears('Please enter your four digit PIN, then press pound.');
    const response = await fetch(`${address()}administration/reset`, { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([200, {}]);
    await phone.getByText('Choose who calls, and call.').waitFor();
    await page.getByText('One-time PINs and new passwords arrive here.').waitFor();
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears('Please enter your four digit PIN, then press pound.');
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await hears('the caller hangs up');
  });
}
