import { expect, test } from 'vitest';
import type { Opened } from './opened.ts';

/** What is done on the page beside calls: Slack, the Monday list, and the weather. */
export function besideCalls(opened: () => Promise<Opened>): void {
  test('a Slack user proves who they are by the text message, presses buttons, and acts as another', async () => {
    const { page, hurdles } = await opened();
    await page.getByRole('tab', { name: 'Slack' }).click();
    const slack = page.getByRole('tabpanel', { name: 'Slack' });
    const says = async (words: string): Promise<void> => {
      await slack.getByLabel('Message Opsline').fill(words);
      await slack.getByRole('button', { name: 'Send' }).click();
    };
    const reads = (words: string | RegExp): Promise<void> => slack.getByText(words).last().waitFor();
    await slack.getByLabel('Act as').selectOption('Ben Okafor');
    await says('check patching');
    await reads('What is your employee ID? It has three digits.');
    await says('102');
    const text = page.getByRole('region', { name: 'Text messages' }).getByRole('article').first();
    await text.getByText('Ben Okafor').waitFor();
    await text.getByText(/s left/).waitFor();
    await text.getByRole('button', { name: 'Copy' }).click();
    await text.getByRole('button', { name: 'Copied' }).waitFor();
    await slack.getByLabel('Message Opsline').click();
    await page.keyboard.press('ControlOrMeta+V');
    await page.keyboard.press('Enter');
    await reads('Thank you, you are authenticated.');
    await slack.getByRole('button', { name: 'Latest' }).last().click();
    await reads(/4 patch jobs/);
    await page.getByRole('switch', { name: 'Inspect' }).click();
    await page
      .getByRole('region', { name: 'Turn 4' })
      .getByText('ssm DescribeMaintenanceWindows')
      .first()
      .waitFor();
    expect(await hurdles()).toEqual([]);
    await slack.getByLabel('Act as').selectOption('Chen Li');
    await slack.getByText(/in Chen Li’s name/).waitFor();
  });

  test('a Slack user does so by the keyboard alone', async () => {
    const { page, tabsTo } = await opened();
    await tabsTo(page.getByRole('tab', { name: 'The way' }));
    await page.keyboard.press('ArrowRight');
    const slack = page.getByRole('tabpanel', { name: 'Slack' });
    await tabsTo(slack.getByLabel('Message Opsline'));
    await page.keyboard.type('check patching');
    await page.keyboard.press('Enter');
    await tabsTo(slack.getByRole('button', { name: 'Goodbye' }));
    await page.keyboard.press('Enter');
    await slack.getByText('Goodbye.', { exact: true }).waitFor();
    await page.getByRole('switch', { name: 'Inspect' }).press('Enter');
    await page.getByRole('region', { name: /^Turn \d+ · “\[Goodbye\]”/ }).waitFor();
  });

  test('Monday comes: the way through the machine is drawn, and Teams, Slack and the ticket are read', async () => {
    const { page, hurdles } = await opened();
    await page.getByRole('tab', { name: 'Monday list' }).click();
    const list = page.getByRole('tabpanel', { name: 'Monday list' });
    await list.getByRole('button', { name: 'Monday, 08:00' }).click();
    await list.getByText('The list succeeded.').waitFor();
    const path = await list
      .locator('[data-visited="true"]')
      .evaluateAll((states) => states.map((state) => state.getAttribute('data-block')));
    expect(path).toEqual(expect.arrayContaining(['Claim', 'Mark as sent', 'Sink done']));
    await list.getByRole('tab', { name: 'Teams' }).click();
    const card = list.getByRole('article').first();
    await card.getByText(/instances need attention/).waitFor();
    await card.getByRole('link').first().waitFor();
    expect(await hurdles()).toEqual([]);
    for (const sink of ['Slack', 'ticket system']) {
      await list.getByRole('tab', { name: sink }).click();
      await list
        .getByRole('article')
        .getByText(/need attention/)
        .first()
        .waitFor();
    }
  });

  test('text messages arrive twice or never, events come four times: each thing is said once all the same', async () => {
    const { page } = await opened();
    const weather = page.getByRole('region', { name: 'Weather' });
    const goesWrong = (words: string) => weather.getByLabel(words, { exact: true });
    const texts = (whose: string) =>
      page.getByRole('region', { name: 'Text messages' }).getByRole('article').filter({ hasText: whose });
    await page.getByRole('tab', { name: 'Slack' }).click();
    const slack = page.getByRole('tabpanel', { name: 'Slack' });
    const says = async (words: string, answer: string): Promise<void> => {
      await slack.getByLabel('Message Opsline').fill(words);
      await slack.getByRole('button', { name: 'Send' }).click();
      await slack.getByText(answer).last().waitFor();
    };
    await goesWrong('an event is delivered four times').check();
    await goesWrong('a text message arrives twice').check();
    await slack.getByLabel('Act as').selectOption('Chen Li');
    await says('check patching', 'What is your employee ID?');
    await says('103', 'one-time PIN comes by text message');
    await texts('Chen Li').nth(1).waitFor();
    const [first, second] = await texts('Chen Li').locator('code').allTextContents();
    expect(first).toBe(second);
    await says(first ?? '', 'Thank you, you are authenticated.');
    expect(await slack.getByText('Thank you, you are authenticated.').count()).toBe(1);
    await goesWrong('a text message arrives twice').uncheck();
    await goesWrong('a text message is accepted and never arrives').check();
    await slack.getByLabel('Act as').selectOption('Dana Ruiz');
    await says('check patching', 'What is your employee ID?');
    await says('104', 'one-time PIN comes by text message');
    await says('latest', 'once you have typed the one-time PIN');
    expect([await texts('Chen Li').count(), await texts('Dana Ruiz').count()]).toEqual([2, 0]);
    await goesWrong('a text message is accepted and never arrives').uncheck();
    await goesWrong('an event is delivered four times').uncheck();
    await weather.getByText('All is well.').waitFor();
  });

  test('a fault is set, what the caller hears then is heard, and it is lifted', async () => {
    const { page, phone, hears, hurdles } = await opened();
    const weather = page.getByRole('region', { name: 'Weather' });
    const tables = weather.getByLabel('DynamoDB answers with errors', { exact: true });
    await tables.check();
    await weather.getByText('1 going wrong').waitFor();
    const chance = weather.getByLabel('How often: DynamoDB answers with errors');
    await chance.selectOption('1 in 2');
    await chance.selectOption('always');
    await phone.getByRole('button', { name: 'Call' }).click();
    await hears(/^Sorry, something went wrong on our side/);
    await hears(/the call ends|the call waits/);
    expect(await hurdles()).toEqual([]);
    await tables.uncheck();
    await weather.getByText('All is well.').waitFor();
  });
}
