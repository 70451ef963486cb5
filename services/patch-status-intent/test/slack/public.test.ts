import { createConversations } from '@opsline/otp';
import { testPepper } from '@opsline/otp/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../src/slack/messages.ts';
import { typed } from './signed.ts';
import { messageOf, slackStage } from './slack-stage.ts';

type Stage = Awaited<ReturnType<typeof slackStage>>;
let stage: Stage;
beforeEach(async () => {
  stage = await slackStage();
});
afterEach(() => stage.stop());

describe('SL4 where others read along', () => {
  const mention = (text: string) =>
    messageOf(
      typed(`<@U0BOT> ${text}`, {
        type: 'app_mention',
        channel: 'C0OPS',
        channel_type: 'channel',
        ts: '1795165000.000100',
      }),
      { event_id: 'EvMention' },
    );

  test('a mention is answered in the direct message, with a word about it to its writer alone', async () => {
    await stage.answer([mention('latest')]);
    expect(stage.posts).toMatchObject([{ channel: 'D0ADA', text: messages.mentioned }]);
    expect(stage.whispers).toEqual([
      { channel: 'C0OPS', thread: undefined, user: 'U0ADA', text: messages.whispered },
    ]);
  });

  test('a mention is never authenticated, also when its writer is', async () => {
    await stage.authenticate();
    const turns = stage.turns.length;
    await stage.answer([mention('latest')]);
    expect(stage.turns).toHaveLength(turns);
    expect(JSON.stringify([stage.posts.at(-1), stage.whispers])).not.toContain('The job');
  });

  test.each(['048213', '048 213', 'my code is *048213*', '`048213`', '048-213'])(
    'C104 a one-time PIN in a mention ("%s") is void, and its writer is told privately',
    async (text) => {
      await stage.says('check patching');
      await stage.says('101');
      await stage.answer([mention(text)]);
      expect(stage.posts.at(-1)).toMatchObject({ channel: 'D0ADA', text: messages.pinInPublic });
      expect(stage.whispers.map((one) => one.text)).toEqual([messages.pinInPublicWhispered]);
      const [conversation = ''] = stage.conversations;
      const verdict = await createConversations({
        store: stage.company.store,
        pepper: async () => testPepper,
        now: () => stage.clock.now,
      }).authenticate({ holder: '101', conversation, guess: stage.pin });
      expect(verdict).toBe('spent');
      expect((await stage.says('latest')).text).not.toContain('The job');
    },
  );

  test('C104 whoever was authenticated is so no longer', async () => {
    await stage.authenticate();
    await stage.answer([mention('048213')]);
    expect((await stage.says('latest')).text).not.toContain('The job');
  });

  test('the word to the writer is at most one, and the answer stands without it', async () => {
    const failing = await slackStage({}, (world) => ({
      ...world,
      slack: { ...world.slack, whisper: () => Promise.reject(new Error('not_in_channel')) },
    }));
    const { batchItemFailures } = await failing.answer([mention('hi')]);
    expect([batchItemFailures, failing.posts.length]).toEqual([[], 1]);
    await failing.stop();
  });
});

describe('a welcome', () => {
  const opened = (tab: string, ts: string) =>
    messageOf(
      { type: 'app_home_opened', user: 'U0ADA', channel: 'D0ADA', tab, event_ts: ts },
      { event_id: `Ev${ts}` },
    );

  test('stands in the messages tab once, and on the Home tab whenever it is opened', async () => {
    await stage.answer([opened('messages', '1795161600.000100')]);
    await stage.answer([opened('messages', '1795261600.000100')]);
    await stage.answer([opened('home', '1795161600.000100')]);
    await stage.answer([opened('home', '1795161601.000100')]);
    expect(stage.posts.map(({ text }) => text)).toEqual([`${messages.welcome}\n${messages.howToBeginHere}`]);
    expect(stage.homes).toEqual(['U0ADA', 'U0ADA']);
  });
});

test('what is going on is said when an answer takes longer than two seconds', async () => {
  const { timers, statuses } = stage;
  const slow = await slackStage({}, (world) => ({
    ...world,
    bot: {
      ...world.bot,
      say: async (session, text) => {
        for (const { act } of slow.timers) act();
        return world.bot.say(session, text);
      },
    },
  }));
  await slow.says('check patching');
  expect(slow.statuses).toEqual([messages.reading]);
  await slow.stop();
  await stage.says('check patching');
  expect([timers, statuses]).toEqual([[], []]);
});
