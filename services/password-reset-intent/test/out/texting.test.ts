import { describe, expect, test } from 'vitest';
import { createTextOneTimePin } from '../../src/functions/text-one-time-pin.ts';
import { createTextOwner } from '../../src/functions/text-owner.ts';
import type { Entry } from '../../src/log.ts';
import { ownerNotices, passwordText } from '../../src/out/messages.ts';
import { textedBy } from '../../src/out/texting.ts';
import { request, withoutPossession } from '../reset/requests.ts';
import { dana } from '../stage/dana.ts';

const password = 'Canary-Tz7k-Wm4q';
const pin = '048213';

function fault(name: string, more: object = {}) {
  return Object.assign(new Error(`no route to ${dana} for ${password} and ${pin}`), { name, ...more });
}

/** The functions that text, over a phone company that does as it is told. */
function texting(send: () => void = () => {}) {
  const sent: [to: string, text: string][] = [];
  const log: Entry[] = [];
  const deliver = async (to: string, text: string): Promise<void> => {
    send();
    sent.push([to, text]);
  };
  const ports = { log: (entry: Entry) => void log.push(entry) };
  return {
    sent,
    log,
    textOwner: createTextOwner({ ...ports, sendText: deliver }),
    textOneTimePin: createTextOneTimePin({
      ...ports,
      sendPin: deliver,
      sendWarning: (to) => deliver(to, ownerNotices['somebody tries']),
    }),
  };
}

test('each texts what it is told, and says so', async () => {
  const { textOwner, textOneTimePin, sent, log } = texting();
  expect([
    await textOwner({ to: dana, password }),
    await textOwner({ to: dana, notice: 'reset' }),
    await textOneTimePin({ to: dana, pin, action: 'unlock' }),
    await textOneTimePin({ to: dana, notice: 'somebody tries' }),
  ]).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(sent).toEqual([
    [dana, passwordText(password)],
    [dana, ownerNotices.reset],
    [dana, pin],
    [dana, ownerNotices['somebody tries']],
  ]);
  expect(log).toEqual(Array(4).fill({ event: 'text message', outcome: 'sent' }));
});

test("in AWS's words nobody is told that somebody tries, which is no fault", async () => {
  const log: Entry[] = [];
  const sendPin = async (): Promise<void> => {};
  const textOneTimePin = createTextOneTimePin({ sendPin, log: (entry) => void log.push(entry) });
  expect(await textOneTimePin({ to: dana, notice: 'somebody tries' })).toBe('refused');
  expect(log).toEqual([]);
});

describe('what is no text message is a fault that quotes nothing, and nobody is texted', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a number that is none', { to: '5550100104', password, pin }],
    ['another text', { to: dana, text: password }],
    ['a password for a one-time PIN', { to: dana, pin: password, action: 'unlock' }],
    ["each other's", { to: dana, notice: 'somebody tries', password }],
    ['both', { to: dana, password, notice: 'reset', pin: `${pin}0` }],
    ['a one-time PIN of seven digits', { to: dana, pin: `${pin}7`, action: 'unlock' }],
    ['a one-time PIN and a sign', { to: dana, pin: `x${pin}`, action: 'unlock' }],
    ['another notice', { to: dana, notice: password, pin: password }],
    ['no password', { to: dana, password: '' }],
    ['a password of 128 characters', { to: dana, password: password.padEnd(128, 'x') }],
  ])('%s', async (_, event) => {
    const { textOwner, textOneTimePin, sent, log } = texting();
    for (const refused of [textOwner(event), textOneTimePin(event)]) {
      await expect(refused).rejects.toThrow(/^event\b/);
      await expect(refused).rejects.not.toThrow(/Canary|048213|5550100104/);
    }
    expect(sent).toEqual([]);
    expect(JSON.stringify(log)).not.toMatch(/Canary|048213|5550100104/);
  });
});

describe('what AWS refuses was not sent, and is told so; what fails otherwise may have been', () => {
  test.each([
    ['throttled', fault('Throttled', { $fault: 'client' })],
    ['over its quota', fault('ServiceQuotaExceededException', { $fault: 'client' })],
  ])('%s', async (_, error) => {
    const { textOwner, textOneTimePin, log } = texting(() => {
      throw error;
    });
    expect(await textOwner({ to: dana, password })).toBe('refused');
    expect(await textOneTimePin({ to: dana, pin, action: 'unlock' })).toBe('refused');
    expect(await textOwner({ to: dana, notice: 'reset' })).toBe('refused');
    expect(log).toEqual(Array(3).fill({ event: 'fault', error: [error.name] }));
  });

  test.each([
    ['down', fault('InternalError', { $fault: 'server' })],
    ['silent', fault('TimeoutError')],
  ])('%s', async (_, error) => {
    const { textOwner, textOneTimePin } = texting(() => {
      throw error;
    });
    const accepted = /^the text message was not accepted$/;
    await expect(textOwner({ to: dana, password })).rejects.toThrow(accepted);
    await expect(textOneTimePin({ to: dana, pin, action: 'unlock' })).rejects.toThrow(accepted);
  });
});

test.each<[unknown, string]>([
  ['refused', 'the text message was refused'],
  [`sent ${password} to ${dana}`, 'the function that texts gave another answer'],
])('a function that texts and answers %j: nothing of its answer is repeated', async (answer, words) => {
  await expect(textedBy(async () => answer)({ to: dana, password })).rejects.toThrow(
    new RegExp(`^${words}$`),
  );
});

describe('D13 D14 the function that texts a new password is asked once, and the truth is told', () => {
  const client = { $fault: 'client' };
  test.each<[string, () => unknown, string]>([
    ['throttled', () => fault('TooManyRequestsException', client), 'TooManyRequestsException'],
    ['not permitted', () => fault('AccessDeniedException', client), 'AccessDeniedException'],
    ['silent', () => fault('TimeoutError'), 'TimeoutError'],
    ['failed', () => fault('FunctionError'), 'FunctionError'],
    ['refused by SNS', () => 'refused', 'RefusedTextError'],
    ['answering with something else', () => ({ password }), 'Error'],
  ])('%s: not delivered, not written again, and the helpdesk knows', async (_, answer, logged) => {
    const asked: unknown[] = [];
    const { reset, directory, log, notices, texts } = withoutPossession({
      invokeTextOwner: async (event) => {
        asked.push(event);
        const said = answer();
        if (said instanceof Error) throw said;
        return said;
      },
    });
    expect(await reset(request, undefined)).toBe('not delivered');
    expect(await reset(request, undefined)).toBe('not delivered');
    expect(asked).toEqual([{ to: dana, password: directory.passwords[0] }]);
    expect(directory.passwords).toHaveLength(1);
    expect(texts.map(({ text }) => text)).toEqual([ownerNotices['new one needed']]);
    expect(notices).toEqual([expect.stringMatching(/RESET_NOT_DELIVERED: 104233.+If it did not come/)]);
    const [first] = log.filter(({ event }) => event === 'fault');
    expect(first?.error?.[0]).toBe(logged);
    expect(JSON.stringify(log)).not.toContain(directory.passwords[0]);
    expect(JSON.stringify(log)).not.toContain('Canary');
  });
});
