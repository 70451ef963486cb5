import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';

/** The page, opened in a browser, and what a person does there. */
export type Opened = {
  readonly page: Page;
  /** Whatever was asked for beyond this machine, and what went wrong in the page. */
  readonly faults: readonly string[];
  readonly phone: Locator;
  /** Waits until the line has said something. */
  readonly hears: (words: string | RegExp) => Promise<void>;
  /** Goes on from thing to thing by the tab key until this one has the focus. */
  readonly tabsTo: (wanted: Locator) => Promise<void>;
  /** What is wrong for whoever does not see or point, by axe. */
  readonly hurdles: () => Promise<readonly string[]>;
};

/** The page keeps no clock of its own that a test would wait for. */
export const patience = 120_000;

/** Opens the page at an address of it. */
export async function openAt(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const faults: string[] = [];
  const own = new URL(address).host;
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && host !== own) faults.push(`asked ${host}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(address);
  const phone = page.getByRole('region', { name: 'Phone' });
  return {
    page,
    faults,
    phone,
    hears: (words) => phone.getByRole('log').getByText(words).last().waitFor(),
    tabsTo: async (wanted) => {
      await wanted.waitFor();
      for (let steps = 0; steps < 120; steps += 1) {
        await page.keyboard.press('Tab');
        if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      }
      throw new Error(`the tab key does not lead to ${wanted}`);
    },
    hurdles: async () => {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id}: ${html}`)),
        );
      }
      return found;
    },
  };
}
