import type { Locator } from 'playwright-core';
import type { Opened } from './opened.ts';

/** By what she says: what her one-time PIN is for. */
const purposes = {
  'I forgot my password': 'for a new password',
  'I am locked out': 'to unlock your account',
} as const;

/** What she is asked, and by which button she answers. */
export const questions = [
  [/user ID\?/, 'My user ID'],
  [/date of birth\?/, 'My date of birth'],
  [/^In which month/, 'My starting month'],
] as const;

/** Dana Ruiz says what she wants: a call up to the one-time PIN. The text message that brings it. */
export async function asksForPassword(
  { page, phone, hears }: Opened,
  wants: keyof typeof purposes = 'I forgot my password',
): Promise<Locator> {
  const says = async (words: string): Promise<void> => {
    await phone.getByLabel('Say something, or type keys').fill(words);
    await page.keyboard.press('Enter');
  };
  await phone.getByLabel('Line').selectOption('user administration');
  await phone.getByLabel('Who calls').selectOption({ label: 'Dana Ruiz · +15550100104' });
  await phone.getByRole('button', { name: 'Call' }).click();
  await hears(/^Say "I forgot my password"/);
  await says(wants);
  for (const [asked, knows] of questions) {
    await hears(asked);
    await phone.getByRole('button', { name: knows }).click();
  }
  await hears(/Is that correct\?$/);
  await says('yes');
  const texts = page.getByRole('region', { name: 'Text messages' }).getByRole('article');
  const text = texts.filter({ hasText: purposes[wants] }).first();
  await text.waitFor();
  await hears(/^If we know that user ID/);
  return text;
}
