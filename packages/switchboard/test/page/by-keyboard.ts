import { expect, test } from 'vitest';
import { questions } from './asks-for-password.ts';
import type { Opened } from './opened.ts';

/** What has no other journey by the keyboard alone: a new password, and the Monday list. */
export function byKeyboard(opened: () => Promise<Opened>): void {
  test('somebody resets their password by the keyboard alone', async () => {
    const { page, phone, hears, tabsTo } = await opened();
    const chooses = async (label: string, option: string): Promise<void> => {
      await tabsTo(phone.getByLabel(label));
      await page.keyboard.type(option);
    };
    const presses = async (name: string): Promise<void> => {
      await tabsTo(phone.getByRole('button', { name, exact: true }));
      await page.keyboard.press('Enter');
    };
    const says = async (words: string): Promise<void> => {
      await tabsTo(phone.getByLabel('Say something, or type keys'));
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    };
    await chooses('Line', 'user');
    await chooses('Who calls', 'Dana');
    await presses('Call');
    await hears(/^Say "I forgot my password"/);
    await says('I forgot my password');
    for (const [asked, knows] of questions) {
      await hears(asked);
      await presses(knows);
    }
    await hears(/Is that correct\?$/);
    await says('yes');
    await hears(/^If we know that user ID/);
    const text = page.getByRole('region', { name: 'Text messages' }).getByRole('article').first();
    await tabsTo(text.getByRole('button', { name: 'Type it' }));
    await page.keyboard.press('Enter');
    await hears(/^Your password has been reset/);
  });

  test('Monday comes by the keyboard alone, and each of its readers is looked at', async () => {
    const { page, tabsTo, hurdles } = await opened();
    await tabsTo(page.getByRole('tab', { name: 'The way' }));
    for (let tab = 0; tab < 2; tab += 1) await page.keyboard.press('ArrowRight');
    const list = page.getByRole('tabpanel', { name: 'Monday list' });
    await tabsTo(list.getByRole('button', { name: 'Monday, 08:00' }));
    await page.keyboard.press('Enter');
    await list.getByText('The list succeeded.').waitFor();
    await tabsTo(list.getByRole('tab', { selected: true }));
    for (const sink of ['Teams', 'Slack', 'ticket system']) {
      await page.keyboard.press('ArrowRight');
      await list.getByRole('tab', { name: sink, selected: true }).waitFor();
      await list
        .getByRole('article')
        .getByText(/need attention/)
        .first()
        .waitFor();
    }
    expect(await hurdles()).toEqual([]);
  });
}
