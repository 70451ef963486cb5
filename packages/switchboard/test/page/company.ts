import { expect, test } from 'vitest';
import { asksForPassword } from './asks-for-password.ts';
import type { Opened } from './opened.ts';

/** The company is changed, and asked again; and its prompts are spoken. */
export function company(opened: () => Promise<Opened>): void {
  test('a window is changed, and the line tells of it when it is asked again', async () => {
    const { page, phone, hears, hurdles } = await opened();
    await page.getByRole('tab', { name: 'Company' }).click();
    const lastRun = page.getByLabel('Last run of patch-job-reportedbyconnect-database');
    await phone.getByLabel('Line').selectOption('patch status');
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/^Please enter your four digit PIN/);
    await phone.getByRole('button', { name: 'My PIN' }).click();
    await hears(/^Say "check patching"/);
    for (const [chosen, told] of [
      ['failed', /DatabaseProd is failed/],
      ['still running', /DatabaseProd is in progress/],
      ['succeeded', /DatabaseProd is: succeeded/],
      ['did not run', /DatabaseProd was not patched/],
    ] as const) {
      await lastRun.selectOption(chosen);
      await page.getByText('Changed: ask again.').waitFor();
      await phone.getByLabel('Say something, or type keys').fill('database prod');
      await page.keyboard.press('Enter');
      await hears(told);
    }
    expect(await hurdles()).toEqual([]);
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await hears('the caller hangs up');
  });

  test('an account is locked by the keyboard, and the line says that it was, and unlocks it', async () => {
    const now = await opened();
    const { page, hears, tabsTo } = now;
    await tabsTo(page.getByRole('tab', { name: 'The way' }));
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('ArrowRight');
    await tabsTo(page.getByRole('tab', { name: 'Windows' }));
    for (let tab = 0; tab < 2; tab += 1) await page.keyboard.press('ArrowRight');
    const locked = page.getByRole('switch', { name: 'Locked: Dana Ruiz' });
    await tabsTo(locked);
    await page.keyboard.press('Space');
    await page.getByText('Changed: ask again.').waitFor();
    const text = await asksForPassword(now, 'I am locked out');
    expect(await locked.getAttribute('aria-checked')).toBe('true');
    await text.getByRole('button', { name: 'Type it' }).click();
    await hears(/^Your account was locked\. It is unlocked now/);
    await page.locator('[aria-label="Locked: Dana Ruiz"][aria-checked="false"]').waitFor();
  });

  test('an employee has another number, and is known when they call from it', async () => {
    const { page, phone, hears, hurdles } = await opened();
    await page.getByRole('tab', { name: 'Company' }).click();
    await page.getByRole('tab', { name: 'Employees' }).click();
    const number = page.getByLabel('Phone number of Chen Li');
    await number.fill('+15550100183');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Changed: ask again.').waitFor();
    expect(await hurdles()).toEqual([]);
    await phone.getByLabel('Who calls').selectOption({ label: 'Chen Li · +15550100183' });
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/^Please enter your four digit PIN/);
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await hears('the caller hangs up');
  });

  test('prompts are spoken on request, which is remembered, and not any more when the caller hangs up', async () => {
    const { page, phone, hears } = await opened();
    await page.addInitScript(() => {
      const heard: string[] = [];
      const synthesis = Object.assign(new EventTarget(), {
        getVoices: () => ['a voice'],
        speak: ({ text }: { readonly text: string }) => heard.push(text),
        cancel: () => heard.push('silence'),
      });
      Object.assign(globalThis, { heard });
      Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    });
    await page.reload();
    const heard = (): Promise<unknown> => page.evaluate('heard.splice(0)');
    const spoken = phone.getByRole('switch', { name: 'Spoken' });
    await phone.getByLabel('Line').selectOption('patch status');
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/^Please enter your four digit PIN/);
    expect(await heard()).toEqual([]);
    await spoken.press('Space');
    const greeting = 'Welcome to IT operations.\nPlease enter your four digit PIN, then press pound.';
    await expect.poll(heard).toEqual([greeting]);
    await phone.getByRole('button', { name: 'My PIN' }).click();
    await hears(/^Say "check patching"/);
    expect(await heard()).toEqual(['silence', expect.stringMatching(/^Say "check patching"/)]);
    await phone.getByLabel('Say something, or type keys').fill('database prod');
    await page.keyboard.press('Enter');
    await phone
      .locator('.ssml')
      .getByText(/^<speak>.*DatabaseProd.*<\/speak>$/)
      .first()
      .waitFor();
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await hears('the caller hangs up');
    expect(await heard()).toEqual(['silence', expect.stringMatching(/DatabaseProd/), 'silence']);
    await page.reload();
    await hears('the caller hangs up');
    expect(await spoken.getAttribute('aria-checked')).toBe('true');
    expect(await heard()).toEqual([]);
  });

  test('a browser without voices says so', async () => {
    const { phone } = await opened();
    await phone.getByRole('switch', { name: 'Spoken' }).click();
    await phone.getByText('This browser has no voices: prompts are only written.').waitFor();
  });
}
