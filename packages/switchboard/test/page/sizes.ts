import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Opened } from './opened.ts';

const laptop = { width: 1280, height: 720 };
const handheld = { width: 390, height: 844 };

/** The page on a laptop and on a phone: all of it is reached, and nothing is cut off. */
export function sizes(opened: () => Promise<Opened>): void {
  describe.each([
    ['laptop', laptop],
    ['phone', handheld],
  ])('on a %s', (_, size) => {
    test('nothing is cut off, in whichever panel, and the page itself does not scroll', async () => {
      const { page, phone, hears, hurdles } = await opened();
      await page.setViewportSize(size);
      const wrong: string[] = [];
      const look = async (at: string): Promise<void> => {
        wrong.push(...(await cutOff(page)).map((what) => `${at}: ${what}`));
      };
      const lookClosely = async (at: string): Promise<void> => {
        await look(at);
        wrong.push(...(await hurdles()).map((what) => `${at}: ${what}`));
      };
      await look('dial');
      await phone.getByLabel('Line').selectOption('user administration');
      await phone.getByRole('switch', { name: 'Spoken' }).click();
      await phone.getByRole('button', { name: 'Call' }).click();
      await hears(/forgot my password/);
      await phone.getByLabel('Say something, or type keys').fill('I am locked out');
      await page.keyboard.press('Enter');
      await hears(/user ID\?/);
      await lookClosely('call');
      await show(page, 'Texts, weather');
      const trouble = page.getByRole('checkbox', { name: 'DynamoDB takes a second to answer' });
      await trouble.check();
      await lookClosely('texts and weather');
      await trouble.uncheck();
      await show(page, 'What happens');
      await page.getByRole('switch', { name: 'Inspect' }).click();
      for (const tab of ['The way', 'Slack', 'Monday list', 'Company', 'Windows', 'Employees', 'Instances']) {
        await page.getByRole('tab', { name: tab, exact: true }).first().click();
        await look(tab);
      }
      await page.getByRole('tab', { name: 'Accounts' }).click();
      await lookClosely('Accounts');
      await show(page, 'Phone');
      await phone.getByRole('button', { name: 'Hang up' }).click();
      await hears('the caller hangs up');
      expect(wrong).toEqual([]);
    });
  });

  test('on a phone a text message is counted where its panel is chosen, by the keyboard too', async () => {
    const { page, tabsTo } = await opened();
    await page.setViewportSize(handheld);
    const panels = page.getByRole('navigation', { name: 'Panels' });
    await tabsTo(panels.getByRole('button', { name: /^Texts, weather ?\d*$/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Weather' }).waitFor();
    expect(await page.getByRole('region', { name: 'Phone' }).isVisible()).toBe(false);
  });
}

async function show(page: Page, panel: string): Promise<void> {
  const button: Locator = page
    .getByRole('navigation', { name: 'Panels' })
    .getByRole('button', { name: panel });
  if (await button.isVisible()) await button.click();
}

/** What stands out of the window, or out of what it stands in; what scrolls up and down may do that there. */
function cutOff(page: Page): Promise<string[]> {
  return page.locator('html, body *').evaluateAll((all) => {
    const [html, ...inside] = all;
    const width = html?.clientWidth ?? 0;
    const seen = inside.filter(
      (one) => one.checkVisibility() && !one.closest('.react-flow, .unseen, [aria-hidden="true"]'),
    );
    const beside = seen.filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left < -1 || right > width + 1;
    });
    const wider = seen.filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
    const named = (one: (typeof all)[number]) => `${one.tagName} ${one.className} ${one.textContent}`;
    return [
      ...(html && html.scrollWidth > width ? ['the page scrolls sideways'] : []),
      ...(html && html.scrollHeight > html.clientHeight ? ['the page scrolls'] : []),
      ...beside.map((one) => `beside the window: ${named(one)}`),
      ...wider.map((one) => `wider than its place: ${named(one)}`),
    ];
  });
}
