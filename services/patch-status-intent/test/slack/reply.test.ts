import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../src/slack/messages.ts';
import { team } from './signed.ts';
import { buttonsIn, slackStage } from './slack-stage.ts';

type Stage = Awaited<ReturnType<typeof slackStage>>;
let stage: Stage;
beforeEach(async () => {
  stage = await slackStage();
});
afterEach(() => stage.stop());

describe('SL2 a conversation is a person in a direct message', () => {
  test('each answer goes into the thread of what it answers', async () => {
    const root = (await stage.says('check patching')).message.at;
    await stage.says('101', { thread_ts: root });
    const beside = (await stage.says(stage.pin)).message.at;
    expect(stage.posts.map(({ channel, thread }) => [channel, thread])).toEqual([
      ['D0ADA', root],
      ['D0ADA', root],
      ['D0ADA', beside],
    ]);
  });

  test('whoever types beside the thread goes on in the dialog, authenticated whatever the thread', async () => {
    await stage.says('check patching');
    expect((await stage.says('101')).text).toContain('a one-time PIN comes by text message');
    expect((await stage.says(stage.pin, { thread_ts: '1795161500.000100' })).text).toContain('authenticated');
    expect((await stage.says('latest')).text).toContain('The job a succeeded');
  });

  test('C21 another person, another workspace and another direct message are other sessions at Lex', async () => {
    await stage.says('latest');
    await stage.says('latest', { user: 'U0BEN', channel: 'D0BEN' });
    await stage.says('latest', { channel: 'D0OTHER' });
    const [first, ...others] = stage.turns.map(({ session }) => session);
    expect(new Set([first, ...others]).size).toBe(3);
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('O8 the session at Lex cannot be made of what everybody can see', async () => {
    await stage.says('latest');
    const [{ session } = { session: '' }] = stage.turns;
    for (const seen of [team, 'U0ADA', 'D0ADA']) expect(session).not.toContain(seen);
  });

  test('C108 two people in turn do not hear of each other', async () => {
    const ben = { user: 'U0BEN', channel: 'D0BEN' };
    await stage.authenticate();
    expect((await stage.says('latest', ben)).text).not.toContain('The job');
    expect((await stage.says('latest')).text).toContain('The job');
  });

  test('C22 C25 what somebody asks for weighs on them, not on who else asks', async () => {
    const mallory = { user: 'U0MALLORY', channel: 'D0MALLORY' };
    await stage.says('check patching', mallory);
    await stage.says('104', mallory);
    for (let round = 0; round < 20; round += 1) {
      stage.clock.now += 31_000;
      await stage.says('again', { ...mallory, thread_ts: `17951615${10 + round}.000100` });
    }
    expect((await stage.authenticate()).text).toContain('authenticated');
  });
});

describe('SL3 what is drawn', () => {
  test('a job and a group are rows, and the sentences are read aloud', async () => {
    await stage.authenticate();
    const { seen } = await stage.says('latest');
    expect(seen?.text).toContain('The job a succeeded. It started at');
    expect(JSON.stringify(seen?.blocks)).toContain('✅ a: succeeded');
    expect(JSON.stringify(seen?.blocks)).not.toContain('The job a succeeded');
    expect(JSON.stringify((await stage.says('amazon linux dev')).seen?.blocks)).toContain(
      'AmazonLinuxDev: succeeded',
    );
  });

  test('a list of groups is a menu', async () => {
    await stage.authenticate();
    expect(JSON.stringify((await stage.says('list groups')).seen?.blocks)).toContain(
      '"options":[{"text":{"type":"plain_text","text":"AmazonLinuxDev","emoji":false},"value":"AmazonLinuxDev"}]',
    );
  });
});

describe('SL3 what is pressed', () => {
  const press = (value: string, at: string | undefined, thread: string) => ({
    kind: 'words' as const,
    key: `pressed ${value} ${at}`,
    team,
    user: 'U0ADA',
    at: '1795169999.000100',
    text: value,
    channel: 'D0ADA',
    thread,
    ...(at !== undefined && { pressed: at }),
  });

  test('is the words that stand behind it, in the same conversation and with the same authentication', async () => {
    const asked = await stage.says('check patching');
    expect(buttonsIn(asked.seen)).toEqual({ Goodbye: 'goodbye' });
    const { seen } = await stage.authenticate();
    expect(buttonsIn(seen)).toMatchObject({
      Latest: 'latest',
      'What failed': 'what failed',
      Goodbye: 'goodbye',
    });
    await stage.answer([press('latest', seen?.at, '1795161500.000100')]);
    expect(stage.posts.at(-1)).toMatchObject({ thread: '1795161500.000100', text: /The job a succeeded/ });
  });

  test('is worth nothing to somebody who is not authenticated', async () => {
    await stage.answer([press('latest', '1795161500.000100', '1795161500.000100')]);
    expect(stage.posts.at(-1)?.text).toContain('employee ID');
  });

  test('after goodbye says so, and takes no turn at Lex; to begin is always right', async () => {
    const { seen } = await stage.authenticate();
    await stage.says('goodbye');
    const turns = stage.turns.length;
    await stage.answer([press('latest', seen?.at, '1795161500.000100')]);
    expect(stage.posts.at(-1)?.text).toBe(messages.oldButton);
    expect(stage.turns).toHaveLength(turns);
    await stage.answer([press('check patching', seen?.at, '1795161500.000100')]);
    expect(stage.posts.at(-1)?.text).toContain('employee ID');
  });

  test('a button of the Home tab is answered in the direct message', async () => {
    const { thread: _, channel: __, ...home } = press('check patching', undefined, '');
    await stage.answer([home]);
    expect(stage.posts.at(-1)).toMatchObject({ channel: 'D0ADA', thread: undefined });
  });
});

describe('what Slack makes of what people type', () => {
  test.each([
    'check patching <!channel>',
    'check patching <@U0BEN>',
    'check  PATCHING',
    '‘check patching’',
    '*check patching*',
  ])('C102 "%s" begins, and nothing of it is said back as markup', async (text) => {
    const { seen } = await stage.says(text);
    expect(seen?.text).toContain('employee ID');
    expect(JSON.stringify(seen)).not.toMatch(/<[!@]/);
  });

  test.each([':zwj:', '🙂', 'check patching '.repeat(340)])('C102 "%s" is answered', async (text) => {
    const said = await stage.says(text);
    expect(said.text.length).toBeGreaterThan(10);
    expect(stage.log).not.toContainEqual(expect.objectContaining({ event: 'fault' }));
  });

  test.each(['<mailto:101|101>', '<tel:101|101>', '*101*', '`101`', '\u200b101'])(
    'C103 "%s" is employee ID 101',
    async (text) => {
      await stage.says('check patching');
      expect((await stage.says(text)).text).toContain('employee ID 101');
    },
  );
});
