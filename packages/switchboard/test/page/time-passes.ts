import { expect, test } from 'vitest';
import { asksForPassword } from './asks-for-password.ts';
import type { Opened } from './opened.ts';

/** What is done with the stack's time on the page. */
export function timePasses(opened: () => Promise<Opened>): void {
  test('a one-time PIN is no longer good when 61 seconds passed, and the caller hears that it did not work', async () => {
    const now = await opened();
    const { page, phone, hears, hurdles } = now;
    const text = await asksForPassword(now);
    await text.getByText(/s left$/).waitFor();
    const time = page.getByRole('region', { name: 'Time' });
    await time.getByRole('button', { name: '61 seconds pass' }).click();
    await text.getByText('No longer good').waitFor();
    expect(await hurdles()).toEqual([]);
    await text.getByRole('button', { name: 'Type it' }).click();
    await hears(/^That one-time PIN did not work\./);
    await phone.getByRole('button', { name: 'Hang up' }).click();
  });

  test('an hour passes by the keyboard alone, and another page is told', async () => {
    const [{ page, tabsTo }, other] = [await opened(), await opened()];
    const clockOf = ({ page }: Pick<Opened, 'page'>) =>
      page.getByRole('region', { name: 'Time' }).locator('time');
    const hours = async (one: Pick<Opened, 'page'>): Promise<number> =>
      Math.round((Date.parse((await clockOf(one).getAttribute('datetime')) ?? '') - Date.now()) / 3_600_000);
    await clockOf(other).waitFor();
    const before = await hours(other);
    await tabsTo(page.getByRole('button', { name: 'An hour passes' }));
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => [await hours({ page }), await hours(other)])
      .toEqual([before + 1, before + 1]);
    expect(
      await page
        .getByRole('button', { name: 'An hour passes' })
        .evaluate((it) => it === it.ownerDocument.activeElement),
    ).toBe(true);
  });

  test('next Monday comes, and the list of its week with it', async () => {
    const { page, tabsTo } = await opened();
    await page.getByRole('tab', { name: 'Monday list' }).click();
    const list = page.getByRole('tabpanel', { name: 'Monday list' });
    const time = page.getByRole('region', { name: 'Time' });
    const weeks: (string | undefined)[] = [];
    for (const _ of ['one Monday', 'the next']) {
      await tabsTo(time.getByRole('button', { name: /^Next Monday.* 08:00$/ }));
      await page.keyboard.press('Enter');
      await time.getByText(/^It is Monday.* 08:00\.$/).waitFor();
      await list.getByRole('tab', { name: 'Teams' }).click();
      const title = list.getByText(new RegExp(`need attention.*\\((?!${weeks[0]})\\d{4}-W\\d\\d\\)`));
      weeks.push(/\d{4}-W\d\d/.exec((await title.first().textContent()) ?? '')?.[0]);
    }
    expect(new Set(weeks).size).toBe(2);
  });
}
