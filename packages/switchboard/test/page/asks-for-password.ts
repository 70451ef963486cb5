import type { Opened } from './opened.ts';

/** Dana Ruiz forgot her password: a call up to the one-time PIN. */
export async function asksForPassword({ page, phone, hears }: Opened): Promise<void> {
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
