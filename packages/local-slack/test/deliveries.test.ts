import { expect, test } from 'vitest';
import { installed, type Sent } from './app.ts';

function tries(sent: readonly Sent[]) {
  return sent.map(({ at, retry, reason }) => [at, retry, reason]);
}

test('what somebody writes reaches the app signed, as Slack words it, and the message is in their direct message', async () => {
  const { workspace, sent, ada } = await installed();
  const ts = ada.writes('check <patching> & more @here');
  await workspace.settled();
  expect(sent).toMatchObject([
    {
      signed: true,
      retry: undefined,
      said: {
        type: 'event_callback',
        team_id: workspace.teamId,
        event: {
          type: 'message',
          channel_type: 'im',
          user: ada.id,
          text: 'check &lt;patching&gt; &amp; more <!here>',
          ts,
          event_ts: ts,
        },
        authorizations: [{ user_id: workspace.botUserId, is_bot: true }],
      },
    },
  ]);
  expect(ada.sees().map(({ from, lines }) => [from, ...lines])).toEqual([
    ['Ada', 'check <patching> & more ⟦!here⟧'],
  ]);
});

test('a mention, an edit and an opened Home reach the app', async () => {
  const { workspace, sent, ada } = await installed();
  const channel = workspace.channel('ops', [ada]);
  ada.mentions(channel, '123456');
  ada.edits(ada.writes('latets'), 'latest');
  ada.opens('home');
  await workspace.settled();
  expect(sent.map(({ said }) => said.event)).toMatchObject([
    { type: 'app_mention', channel, text: `<@${workspace.botUserId}> 123456` },
    { type: 'message', text: 'latets' },
    { type: 'message', subtype: 'message_changed', message: { text: 'latest' } },
    { type: 'app_home_opened', tab: 'home', user: ada.id },
  ]);
});

test('the app is told of nothing that its manifest does not subscribe to', async () => {
  const { workspace, sent, ada } = await installed({ events: ['app_mention'] });
  ada.writes('latest');
  ada.mentions(workspace.channel('ops', [ada]), 'latest');
  await workspace.settled();
  expect(sent.map(({ said }) => said.event?.type)).toEqual(['app_mention']);
});

test('what the app refuses comes again at once, after a minute and after five, under the same event ID, and then no more', async () => {
  const { workspace, clock, sent, answering, ada } = await installed();
  answering.status = 500;
  ada.writes('latest');
  for (const ms of [0, 1, 60_000, 300_000, 3_600_000]) {
    await workspace.settled();
    await clock.pass(ms);
  }
  expect(tries(sent)).toEqual([
    [0, undefined, undefined],
    [0, '1', 'http_error'],
    [60_001, '2', 'http_error'],
    [360_001, '3', 'http_error'],
  ]);
  expect(new Set(sent.map(({ said }) => said.event_id)).size).toBe(1);
  expect(sent.every(({ signed }) => signed)).toBe(true);
});

test('an app that is silent for three seconds is asked again, and told that it was late', async () => {
  const { workspace, clock, sent, answering, ada } = await installed();
  answering.silent = true;
  ada.writes('latest');
  await expect.poll(() => sent.length).toBe(1);
  await clock.pass(2_999);
  expect(sent).toHaveLength(1);
  answering.silent = false;
  await clock.pass(1);
  await expect.poll(() => sent.length).toBe(2);
  await workspace.settled();
  expect(tries(sent)[1]).toEqual([3_000, '1', 'http_timeout']);
});

test('an app that asks for no retry gets none', async () => {
  const { workspace, sent, answering, ada } = await installed();
  Object.assign(answering, { status: 500, headers: { 'x-slack-no-retry': '1' } });
  ada.writes('latest');
  await workspace.settled();
  expect(sent).toHaveLength(1);
});

test.each([
  ['tried again', { times: 1 }, 2],
  ['late', { lateMs: 30_000 }, 0],
  ['at intervals', { times: 2, apartMs: 30_000 }, 2],
])('a workspace that has stopped delivers nothing more that was to be %s', async (_, manner, before) => {
  const { workspace, clock, sent, answering, ada } = await installed();
  answering.status = 500;
  workspace.behave(manner);
  ada.writes('latest');
  for (const ms of [0, 1]) {
    await workspace.settled();
    await clock.pass(ms);
  }
  await workspace.settled();
  expect(sent).toHaveLength(before);
  await workspace.stop();
  await clock.pass(60_000);
  await workspace.settled();
  expect(sent).toHaveLength(before);
});

test.each([
  [{ times: 2 }, 2, 1],
  [{ times: 4, together: false }, 4, 1],
  [{ times: () => 2 }, 2, 1],
  [{ times: 3, ownIds: true }, 3, 3],
])('doubled on demand: %j', async (manner, deliveries, ids) => {
  const { workspace, sent, ada } = await installed();
  workspace.behave(manner);
  ada.writes('latest');
  await workspace.settled();
  expect(sent).toHaveLength(deliveries);
  expect(new Set(sent.map(({ said }) => said.event_id)).size).toBe(ids);
});

test('late on demand: 20 seconds, and signed then', async () => {
  const { workspace, clock, sent, ada } = await installed();
  workspace.behave({ lateMs: 20_000 });
  ada.writes('latest');
  await clock.pass(19_999);
  expect(sent).toEqual([]);
  await clock.pass(1);
  await workspace.settled();
  expect(sent).toMatchObject([{ at: 20_000, signed: true }]);
});

test('at intervals on demand: the second time after five minutes', async () => {
  const { workspace, clock, sent, ada } = await installed();
  workspace.behave({ times: 2, apartMs: 300_000 });
  ada.writes('latest');
  await workspace.settled();
  await clock.pass(300_000);
  await workspace.settled();
  expect(sent.map(({ at }) => at)).toEqual([0, 300_000]);
});

test('out of order on demand', async () => {
  const { workspace, sent, ada } = await installed();
  const release = workspace.hold();
  const written = ['1', '2', '3'].map((text) => ada.writes(text));
  expect(sent).toEqual([]);
  release('the last first');
  await workspace.settled();
  expect(sent.map(({ said }) => said.event?.ts).toSorted()).toEqual(written);
});

test('a Request URL that does not give the challenge back is not taken', async () => {
  const { workspace, answering } = await installed();
  answering.status = 403;
  await expect(workspace.connect('http://127.0.0.1:9')).rejects.toThrow('connection_failed');
});
