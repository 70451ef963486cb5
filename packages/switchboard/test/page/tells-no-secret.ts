import { expect, test } from 'vitest';
import type { Stack } from '../../src/stack/stack.ts';
import { asksForPassword } from './asks-for-password.ts';
import type { Opened } from './opened.ts';
import type { Told } from './told-by.ts';

/** What the page is told, and what it is not. */
export function tellsNoSecret(
  opened: () => Promise<Opened>,
  { stack, told }: { readonly stack: () => Stack; readonly told: () => Promise<readonly Told[]> },
): void {
  test('whatever the page is told holds no PIN of an employee, and nothing else that is secret', async () => {
    const here = await opened();
    const text = await asksForPassword(here);
    const [pin = ''] = /(?<!\d)\d{6}(?!\d)/.exec((await text.textContent()) ?? '') ?? [];
    await text.getByRole('button', { name: 'Type it' }).click();
    await here.hears(/^Your password has been reset/);
    const { aws, slack } = stack();
    const texts = aws.texts.list().map(({ body }) => body);
    const [, password = ''] = /(\S+) is your new password/.exec(texts.join()) ?? [];
    const items = await told();
    const all = JSON.stringify(items);
    // What Dana hears of what she typed, and the phone that her text messages come to, are hers.
    const others = JSON.stringify(
      items.filter(({ kind }) => kind !== 'text'),
      (key, value) => (key === 'answers' ? undefined : value),
    );
    const pins = aws.scenario.current().employees.map(({ pin: theirs }) => theirs);
    const { signingSecret, botToken } = slack.workspace;
    // Four digits of a time, an ID or a place are no PIN.
    const standsIn =
      (where: string) =>
      (secret: string): boolean =>
        /^\d{4}$/.test(secret)
          ? new RegExp(`(?<![0-9a-f.-])${secret}(?![0-9a-f.-])`).test(where)
          : where.includes(secret);
    const hers = [pin, password, '17 April 1990'];
    expect(hers.filter(standsIn(all))).toEqual(hers);
    const secrets = [...pins, ...hers, '1990-04-17', '2019-09', signingSecret, botToken];
    expect(['Dana Ruiz', ...secrets].filter(standsIn(others))).toEqual(['Dana Ruiz']);
  });
}
