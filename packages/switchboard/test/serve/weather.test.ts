import { randomUUID } from 'node:crypto';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { parseScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { describe, expect, onTestFinished, test } from 'vitest';
import { weatherOver } from '../../src/serve/weather.ts';

/** A weather over text messages and deliveries, and what is drawn for it; the directory is none that can be silent. */
async function around(...drawn: readonly number[]) {
  const aws = await startLocalAws({
    scenario: parseScenario(JSON.stringify({ employees: [], windows: [], instances: [] }), 0),
  });
  onTestFinished(() => aws.stop());
  const sns = new SNSClient({ ...localClient(aws.endpoint), maxAttempts: 1 });
  let [deliveries, ofSlack] = [(_: string): number => 1, () => 1];
  const directory = {
    parametersOf: () => ({}),
    url: '',
    caPem: '',
    caFile: '',
    baseDn: '',
    bindDn: '',
    bindPassword: '',
    faults: undefined,
    staff: undefined,
    snapshot: undefined,
    stop: async () => {},
  };
  const draws = drawn.values();
  const weather = weatherOver(
    {
      aws,
      directory,
      deliver: (times) => {
        deliveries = times;
      },
      slack: {
        workspace: {
          behave: ({ times }) => {
            if (typeof times === 'function') ofSlack = times;
          },
        },
      },
    },
    () => draws.next().value ?? 0,
  );
  /** How many of a text message arrive that is accepted. */
  const text = async (): Promise<number> => {
    const Message = randomUUID();
    await sns.send(new PublishCommand({ PhoneNumber: '+15550100101', Message }));
    return aws.texts.list().filter(({ body }) => body === Message).length;
  };
  return { ...weather, text, event: () => deliveries('orders-local-take'), slackEvent: () => ofSlack() };
}

describe.each([
  ['texts-doubled', 2],
  ['texts-lost', 0],
] as const)('%s', (name, copies) => {
  test('all of them, until it is lifted', async () => {
    const { set, lift, text } = await around();
    expect(set(name, 1)).toBe(true);
    expect([await text(), await text()]).toEqual([copies, copies]);
    lift();
    expect(await text()).toBe(1);
  });

  test('as many as its chance says, also when it is set anew', async () => {
    const { set, text } = await around(0.49, 0.5, 0.09, 0.1);
    set(name, 0.5);
    expect([await text(), await text()]).toEqual([copies, 1]);
    set(name, 0.1);
    expect([await text(), await text()]).toEqual([copies, 1]);
  });
});

test('events-repeated: of so many events each is delivered four times, until it is lifted', async () => {
  const { set, lift, event, slackEvent } = await around(0.24, 0.25, 0.9, 0);
  set('events-repeated', 0.25);
  expect([event(), event(), slackEvent(), slackEvent()]).toEqual([4, 1, 1, 4]);
  lift('events-repeated');
  expect([event(), slackEvent()]).toEqual([1, 1]);
});

test('what goes wrong is told with its chance; a directory that cannot be silent is not among it', async () => {
  const { set, lift, troubles } = await around();
  const wrong = () =>
    troubles().flatMap(({ name, chance }) => (chance === undefined ? [] : [[name, chance]]));
  for (const { name } of troubles()) expect(set(name, 0.5)).toBe(true);
  expect(wrong().map(([, chance]) => chance)).toEqual(troubles().map(() => 0.5));
  lift('texts-lost');
  expect(wrong()).toHaveLength(troubles().length - 1);
  lift();
  expect([wrong(), set('directory-silent', 1), set('toString', 1), wrong()]).toEqual([[], false, false, []]);
});
