import { expect, test } from 'vitest';
import type { ServiceCopy } from './copy-of-service.ts';
import type { Opened } from './opened.ts';
import type { Told } from './told-by.ts';

/** Slack on the page, as one person in the workspace has it. */
async function slackOf({ page }: Opened, name: string) {
  await page.getByRole('tab', { name: 'Slack' }).click();
  const slack = page.getByRole('tabpanel', { name: 'Slack' });
  await slack.getByLabel('Act as').selectOption(name);
  return {
    slack,
    says: async (words: string, field = 'Message Opsline'): Promise<void> => {
      await slack.getByLabel(field).fill(words);
      await slack.getByRole('button', { name: 'Send' }).click();
    },
    reads: (words: string | RegExp): Promise<void> => slack.getByText(words).last().waitFor(),
    looksAt: (tab: string): Promise<void> => slack.getByRole('tab', { name: tab }).click(),
    /** Types the one-time PIN that came to them last, and gives it. */
    typesPin: async (): Promise<string> => {
      const text = page.getByRole('region', { name: 'Text messages' }).getByRole('article').first();
      await text.getByText(name).waitFor();
      const pin = (await text.getByRole('code').textContent()) ?? '';
      await slack.getByLabel('Message Opsline').fill(pin);
      await slack.getByRole('button', { name: 'Send' }).click();
      return pin;
    },
  };
}

/** Slack on the page: the direct message, the channel, the Home, what goes over the wire, and scenes of it. */
export function inSlack(
  opened: () => Promise<Opened>,
  {
    copy,
    told,
  }: {
    readonly copy: () => ServiceCopy;
    /** All that a page is told when it opens. */
    readonly told: () => Promise<readonly Told[]>;
  },
): void {
  test('a mention in the channel is read by all, the word that it was answered only by whoever wrote it', async () => {
    const here = await opened();
    const { slack, says, reads, looksAt } = await slackOf(here, 'Ben Okafor');
    await looksAt('# operations');
    await says('check patching', 'Mention Opsline');
    await reads('@Opsline check patching');
    const whispered = slack.getByText(
      'I have answered you in our direct message, where nobody else reads along.',
    );
    await whispered.waitFor();
    await slack.getByText('Only visible to you').waitFor();
    expect(await here.hurdles()).toEqual([]);
    await slack.getByLabel('Act as').selectOption('Ada Marlow');
    await reads('@Opsline check patching');
    expect(await whispered.count()).toBe(0);
    await slack.getByLabel('Act as').selectOption('Ben Okafor');
    await looksAt('Messages');
    await reads(/^You mentioned me in a channel\./);
    await slack.getByRole('button', { name: 'Check patching' }).last().click();
    await reads('What is your employee ID? It has three digits.');
  });

  test('by the keyboard alone: the Home of the app, its button, a thread, a menu, and the channel', async () => {
    const here = await opened();
    const { page, tabsTo, hurdles } = here;
    await tabsTo(page.getByRole('tab', { name: 'The way' }));
    await page.keyboard.press('ArrowRight');
    const slack = page.getByRole('tabpanel', { name: 'Slack' });
    await tabsTo(slack.getByRole('tab', { name: 'Messages' }));
    await page.keyboard.press('ArrowLeft');
    const home = slack.getByRole('log', { name: 'Home of Opsline' });
    await home.getByRole('heading', { name: 'Opsline' }).waitFor();
    expect(await hurdles()).toEqual([]);
    await tabsTo(home.getByRole('button', { name: 'Check patching' }));
    await page.keyboard.press('Enter');
    await tabsTo(slack.getByRole('tab', { name: 'Home' }));
    await page.keyboard.press('ArrowRight');
    const direct = slack.getByRole('log', { name: 'Direct message with Opsline' });
    await direct.getByText('What is your employee ID? It has three digits.').last().waitFor();
    await tabsTo(direct.getByRole('button', { name: 'Reply in thread' }).last());
    await page.keyboard.press('Enter');
    await tabsTo(slack.getByLabel('Reply in the thread'));
    await page.keyboard.type('101');
    await page.keyboard.press('Enter');
    const thread = direct.locator('.thread').last();
    await thread.getByText(/^Thank you\. If I know employee ID •*101/).waitFor();
    expect(await hurdles()).toEqual([]);
    const text = page.getByRole('region', { name: 'Text messages' }).getByRole('article').first();
    await text.getByText('Ada Marlow').waitFor();
    await tabsTo(text.getByRole('button', { name: 'Copy' }));
    await page.keyboard.press('Enter');
    await text.getByRole('button', { name: 'Copied' }).waitFor();
    await tabsTo(slack.getByLabel('Reply in the thread'));
    await page.keyboard.press('ControlOrMeta+V');
    await page.keyboard.press('Enter');
    await thread.getByText('Thank you, you are authenticated.').waitFor();
    await tabsTo(thread.getByRole('button', { name: 'Target groups' }).last());
    await page.keyboard.press('Enter');
    await tabsTo(thread.getByText('Target group', { exact: true }));
    await page.keyboard.press('Enter');
    expect(await hurdles()).toEqual([]);
    await tabsTo(thread.getByRole('button', { name: 'WindowsFileProd' }));
    await page.keyboard.press('Enter');
    await thread.getByText(/WindowsFileProd: succeeded/).waitFor();
    await tabsTo(slack.getByRole('tab', { name: 'Messages' }));
    await page.keyboard.press('ArrowRight');
    await tabsTo(slack.getByLabel('Mention Opsline'));
    await page.keyboard.type('help');
    await page.keyboard.press('Enter');
    await slack.getByText('@Opsline help').waitFor();
    await slack.getByText('Only visible to you').last().waitFor();
  });

  test('each request between Slack and the app is read as it went, signed, and nothing secret in it', async () => {
    const here = await opened();
    const { page } = here;
    const { says, typesPin, reads } = await slackOf(here, 'Dana Ruiz');
    await page.getByRole('switch', { name: 'Inspect' }).click();
    await says('check patching');
    await reads('What is your employee ID? It has three digits.');
    await says('104');
    const pin = await typesPin();
    await reads('Thank you, you are authenticated.');
    const turn = page.getByRole('region', { name: /“••••••”/ });
    await turn.getByText('message.im').first().click();
    const delivered = turn.getByText(/^POST \/slack$.*"text": "••••••"/ms);
    await delivered.waitFor();
    expect(await delivered.textContent()).toMatch(
      /^x-slack-request-timestamp: \d{10}\nx-slack-signature: v0=[0-9a-f]{64}$/m,
    );
    await turn.getByText('chat.postMessage').first().click();
    await turn
      .getByText(/^authorization: Bearer •••$.*^Answered 200$/ms)
      .first()
      .waitFor();
    expect(await here.hurdles()).toEqual([]);
    const items = await told();
    // The phone that it came to shows it, and the message of whoever typed it; nothing else does.
    const holders = items.filter((item) => JSON.stringify(item).includes(pin)).map(({ kind }) => kind);
    expect([...new Set(holders)].toSorted()).toEqual(['message', 'text']);
    expect(items.some(({ kind }) => kind === 'turn')).toBe(true);
  });

  test('a conversation in Slack is recorded, saved into its service, and played by the tests there', async () => {
    const here = await opened();
    const { page } = here;
    const { slack, says, reads, looksAt, typesPin } = await slackOf(here, 'Chen Li');
    await looksAt('# operations');
    await says('check patching', 'Mention Opsline');
    await reads(/^I have answered you/);
    await looksAt('Home');
    await slack.getByRole('button', { name: 'Check patching' }).click();
    await looksAt('Messages');
    await reads('What is your employee ID? It has three digits.');
    await says('103');
    await reads(/^Thank you\. If I know/);
    await typesPin();
    await reads('Thank you, you are authenticated.');
    await slack.getByRole('button', { name: 'Latest' }).last().click();
    await reads(/4 patch jobs/);
    await slack.getByRole('button', { name: 'Target groups' }).last().click();
    await slack.getByText('Target group', { exact: true }).last().click();
    await slack.getByRole('button', { name: 'WindowsFileProd' }).last().click();
    await reads(/WindowsFileProd: succeeded/);
    await says('windows_server_prod');
    await reads(/WindowsServerProd: failed/);
    await slack.getByRole('button', { name: 'Goodbye' }).last().click();
    await slack.getByText('Goodbye.', { exact: true }).waitFor();
    await slack.getByRole('button', { name: 'Record' }).click();
    const dialog = page.getByRole('dialog', { name: 'This conversation as a scene' });
    await dialog.getByLabel('Title').fill('Recorded in Slack');
    const scene = await dialog.getByLabel('The scene').inputValue();
    expect(scene).toContain('**Slack user:** [▾ WindowsFileProd]');
    expect(scene).toContain('**Slack user:** _the one-time PIN_');
    await dialog.getByRole('button', { name: 'Save into the service' }).click();
    await dialog.getByText('Saved as patch-status-intent/conversations/recorded-in-slack.md.').waitFor();
    expect(await here.hurdles()).toEqual([]);
    expect(await copy().plays('Recorded in Slack')).toMatch(/Tests +1 passed/);
  });
}
