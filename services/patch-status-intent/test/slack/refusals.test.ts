import { afterEach, describe, expect, test } from 'vitest';
import { NotTakenError, RateLimitedError, SlackRefusedError } from '../../src/slack/errors.ts';
import { messages } from '../../src/slack/messages.ts';
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

describe('when Lex', () => {
  const failing = (fault: Error, times: number) => {
    let left = times;
    return (world: World): World => ({
      ...world,
      bot: {
        say: (session, text) => {
          if (left === 0) return world.bot.say(session, text);
          left -= 1;
          return Promise.reject(fault);
        },
      },
    });
  };
  const message = messageOf(typed('check patching'));

  test('certainly did not take a turn, it is taken when the message comes again', async () => {
    const stage = await stageWith(failing(new NotTakenError('throttled'), 2));
    await stage.answer([message]);
    await stage.answer([message], 2);
    expect((await stage.answer([message], 3)).batchItemFailures).toEqual([]);
    expect(stage.posts.map(({ text }) => text)).toEqual([expect.stringContaining('employee ID')]);
    expect(stage.holds).toEqual([2, 4]);
  });

  test('is down for long, the person is told before the message is given up', async () => {
    const stage = await stageWith(failing(new NotTakenError('throttled'), 99));
    for (let count = 1; count <= 10; count += 1) await stage.answer([message], count);
    expect(stage.posts.map(({ text }) => text)).toEqual([messages.lost]);
  });

  test('may have taken it, it is not taken again, and the person is told', async () => {
    const stage = await stageWith(failing(new Error('timeout'), 1));
    await stage.answer([message]);
    await stage.answer([message], 2);
    expect(stage.posts.map(({ text }) => text)).toEqual([messages.lost]);
  });
});

describe('when Slack', () => {
  const refusing = (...faults: Error[]) => {
    const blocks: number[] = [];
    const change = (world: World): World => ({
      ...world,
      slack: {
        ...world.slack,
        post: (place, post, mark) => {
          blocks.push(post.blocks.length);
          const fault = faults.shift();
          return fault ? Promise.reject(fault) : world.slack.post(place, post, mark);
        },
      },
    });
    return { change, blocks };
  };
  const message = messageOf(typed('check patching'));

  test.each([
    [0, 1],
    [1, 1],
    [30, 30],
    [3_600, 3_600],
    [999_999, 3_600],
  ])(
    'S9 C107 wants %i seconds of rest, the message rests for %i, and its turn is not taken again',
    async (asks, rests) => {
      const stage = await stageWith(refusing(new RateLimitedError(asks)).change);
      expect((await stage.answer([message])).batchItemFailures).toHaveLength(1);
      expect(stage.holds).toEqual([rests]);
      await stage.answer([message], 2);
      expect([stage.turns.length, stage.posts.length]).toEqual([1, 1]);
    },
  );

  test('does not take the blocks, the words alone are posted', async () => {
    const { change, blocks } = refusing(new SlackRefusedError('invalid_blocks'));
    const stage = await stageWith(change);
    await stage.answer([message]);
    expect([blocks.at(-1), stage.posts.length]).toEqual([0, 1]);
  });

  test('refuses the token, the message stays in the queue, and no token is logged', async () => {
    const stage = await stageWith(refusing(new SlackRefusedError('token_revoked')).change);
    expect((await stage.answer([message])).batchItemFailures).toHaveLength(1);
    expect(JSON.stringify(stage.log)).toContain('SlackRefusedError: token_revoked');
    expect(JSON.stringify(stage.log)).not.toContain('xoxb');
  });
});
