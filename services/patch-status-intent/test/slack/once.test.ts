import { afterEach, describe, expect, test } from 'vitest';
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

type Call = { readonly name: string; readonly when: 'before' | 'after' };

/** A world that is cut off once, before or after something is done. */
function cutOff({ name, when }: Call) {
  let armed = false;
  const around =
    <Args extends readonly unknown[], Result>(called: string, port: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const cuts = armed && called === name;
      if (cuts) armed = false;
      if (cuts && when === 'before') throw new Error('killed');
      const result = await port(...args);
      if (cuts) throw new Error('killed');
      return result;
    };
  const change = (world: World): World => {
    const { memory, slack, bot } = world;
    return {
      ...world,
      memory: {
        ...memory,
        take: around('take', memory.take),
        answered: around('answered', memory.answered),
        done: around('done', memory.done),
        end: around('end', memory.end),
      },
      slack: { ...slack, post: around('post', slack.post) },
      bot: { say: around('say', bot.say) },
    };
  };
  return {
    change,
    arm: () => {
      armed = true;
    },
  };
}

const everywhere: Call[] = ['take', 'answered', 'done', 'end', 'post'].flatMap((name) => [
  { name, when: 'before' as const },
  { name, when: 'after' as const },
]);

describe('SL1 one effect and one answer', () => {
  test.each([
    ['twice', 2, 'one after another'],
    ['four times', 4, 'one after another'],
    ['twice', 2, 'at once'],
    ['four times', 4, 'at once'],
  ])('S6 C98 of a message that is delivered %s (%i), %s', async (_, count, how) => {
    const stage = await stageWith();
    const all = Array.from({ length: count }, () => messageOf(typed('check patching')));
    if (how === 'at once') await stage.answer(all);
    else for (const one of all) await stage.answer([one]);
    expect([stage.turns.length, stage.posts.length]).toEqual([1, 1]);
  });

  test('S6 C99 of a message that comes under eleven events, the last of them 20 hours late', async () => {
    const stage = await stageWith();
    for (let index = 0; index < 11; index += 1) {
      if (index === 10) stage.clock.now += 20 * 3_600_000;
      await stage.answer([messageOf(typed('check patching'), { event_id: `Ev${index}` })]);
    }
    expect([stage.turns.length, stage.posts.length]).toEqual([1, 1]);
  });

  test.each(everywhere)('when it is cut off $when "$name"', async (call) => {
    const { change, arm } = cutOff(call);
    const stage = await stageWith(change);
    await stage.authenticate();
    const [turns, posts] = [stage.turns.length, stage.posts.length];
    arm();
    const message = messageOf(typed('goodbye', { ts: '1795168000.000100' }), { event_id: 'EvLast' });
    const first = await stage.answer([message]);
    expect(first.batchItemFailures).toEqual([{ itemIdentifier: message.key }]);
    await stage.answer([message], 2);
    await stage.answer([message], 3);
    expect([stage.turns.length - turns, stage.posts.length - posts]).toEqual(
      // Cut off before Lex was asked, the turn may have been taken, for all that is known.
      call.name === 'take' && call.when === 'after' ? [0, 1] : [1, 1],
    );
  });

  test('the window of the turn: cut off before its reply is kept, it is taken once, and is to be said once more', async () => {
    const { change, arm } = cutOff({ name: 'answered', when: 'before' });
    const stage = await stageWith(change);
    arm();
    const message = messageOf(typed('check patching'));
    await stage.answer([message]);
    await stage.answer([message], 2);
    expect(stage.turns).toHaveLength(1);
    expect(stage.posts.map(({ text }) => text)).toEqual([messages.lost]);
  });

  test('the window of the post: one that Slack does not show yet is posted twice', async () => {
    const { change, arm } = cutOff({ name: 'post', when: 'after' });
    const stage = await stageWith((world) => {
      const changed = change(world);
      return { ...changed, slack: { ...changed.slack, find: async () => undefined } };
    });
    arm();
    const message = messageOf(typed('check patching'));
    await stage.answer([message]);
    await stage.answer([message], 2);
    expect([stage.turns.length, stage.posts.length]).toEqual([1, 2]);
  });
});
