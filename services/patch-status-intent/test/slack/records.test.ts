import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { mostReceives } from '../../src/slack/records.ts';
import type { World } from '../../src/slack/world.ts';
import { typed } from './signed.ts';
import { messageOf, slackStage } from './slack-stage.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function stageWith(change?: (world: World) => World) {
  const stage = await slackStage({}, change);
  stops.push(stage.stop);
  return stage;
}

describe('of several records', () => {
  const say = (user: string, ts: string) =>
    messageOf(typed('check patching', { user, channel: `D${user.slice(1)}`, ts }), { event_id: `Ev${ts}` });
  const failsFor = (channel: string) => (world: World) => ({
    ...world,
    slack: {
      ...world.slack,
      post: (...args: Parameters<World['slack']['post']>) =>
        args[0].channel === channel ? Promise.reject(new Error('down')) : world.slack.post(...args),
    },
  });

  test('one that fails comes again with those of the same person behind it, and nobody else waits', async () => {
    const stage = await stageWith(failsFor('D0ADA'));
    const [ada, ben, adaAgain] = [say('U0ADA', '1.1'), say('U0BEN', '2.1'), say('U0ADA', '3.1')];
    const { batchItemFailures } = await stage.answer([ada, ben, adaAgain]);
    expect(batchItemFailures).toEqual([{ itemIdentifier: ada.key }, { itemIdentifier: adaAgain.key }]);
    expect(stage.posts.map(({ channel }) => channel)).toEqual(['D0BEN']);
    expect(stage.turns).toHaveLength(2);
  });

  test('those of one person are answered in their order', async () => {
    const stage = await stageWith();
    const [first, second] = [typed('check patching'), typed('101', { ts: '1795161700.000100' })];
    await stage.answer([messageOf(first), messageOf(second, { event_id: 'Ev2' })]);
    expect(stage.turns.map(({ text }) => text)).toEqual(['check patching', '101']);
  });

  test('a slow answer to one delays nobody else', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const stage = await stageWith((world) => ({
      ...world,
      slack: {
        ...world.slack,
        post: async (...args) => {
          if (args[0].channel === 'D0ADA') await slow;
          const at = await world.slack.post(...args);
          release();
          return at;
        },
      },
    }));
    await stage.answer([say('U0ADA', '1.1'), say('U0BEN', '2.1')]);
    expect(stage.posts.map(({ channel }) => channel)).toEqual(['D0BEN', 'D0ADA']);
  });

  test('one that cannot be read comes again, and ends with the dead letters', async () => {
    const stage = await stageWith();
    const broken = { ...say('U0ADA', '1.1'), at: '' };
    expect((await stage.answer([broken])).batchItemFailures).toHaveLength(1);
    expect(stage.log).toEqual([
      { event: 'fault', error: ['InputError: record.at: expected a timestamp of Slack'] },
    ]);
  });
});

test('the queue gives a message up after as many times as the person is told before', () => {
  const template = readFileSync(new URL('../../resources/slack.yml', import.meta.url), 'utf8');
  expect(/maxReceiveCount: ([0-9]+)/.exec(template)?.[1]).toBe(String(mostReceives));
});
