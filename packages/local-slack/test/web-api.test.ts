import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { installed } from './app.ts';

const blocks: KnownBlock[] = [
  { type: 'header', text: { type: 'plain_text', text: 'Latest' } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'say:0', value: 'latest', text: { type: 'plain_text', text: 'Latest' } },
      {
        type: 'static_select',
        action_id: 'say:menu',
        placeholder: { type: 'plain_text', text: 'A target group' },
        options: [{ text: { type: 'plain_text', text: 'Blue' }, value: 'blue' }],
      },
    ],
  },
];
const metadata = { event_type: 'opsline_answer', event_payload: { message: 'abc' } };

test('what the app posts is seen in its thread, comes to it as its own message, and is found by its metadata', async () => {
  const { workspace, sent, web, ada } = await installed();
  const thread_ts = ada.writes('latest');
  const { channel } = await web.conversations.open({ users: ada.id });
  const to = { channel: channel?.id ?? '', thread_ts };
  const { ts } = await web.chat.postMessage({ ...to, text: 'Four jobs &amp; more', blocks, metadata });
  await workspace.settled();
  expect(ada.sees().at(-1)).toEqual({
    ts,
    channel: to.channel,
    thread: thread_ts,
    from: 'opsline',
    onlyForYou: false,
    blocks,
    lines: ['# Latest', '[Latest] [A target group ▾ Blue]'],
    notification: 'Four jobs & more',
  });
  expect(sent.at(-1)?.said.event).toMatchObject({ bot_id: expect.any(String), user: workspace.botUserId });
  const asked = { channel: to.channel, ts: thread_ts, include_all_metadata: true };
  const { messages } = await web.conversations.replies(asked);
  expect(messages?.map((message) => message.metadata)).toEqual([undefined, metadata]);
  const { messages: top } = await web.conversations.history({ channel: to.channel });
  expect(top?.map(({ text }) => text)).toEqual(['latest']);
});

test('a pressed button and a chosen option reach the app as block_actions, with what they stand for', async () => {
  const { workspace, sent, web, ada } = await installed();
  const { ts } = await web.chat.postMessage({ channel: ada.id, text: 'x', blocks });
  expect(await ada.presses('Latest')).toMatchObject({ taken: true });
  await ada.chooses('Blue', ts);
  await workspace.settled();
  expect(
    sent.filter(({ said }) => said.type === 'block_actions').map(({ said, signed }) => ({ ...said, signed })),
  ).toMatchObject([
    {
      signed: true,
      user: { id: ada.id },
      team: { id: workspace.teamId },
      container: { type: 'message', message_ts: ts },
      actions: [{ action_id: 'say:0', value: 'latest', type: 'button' }],
    },
    { actions: [{ action_id: 'say:menu', selected_option: { value: 'blue' } }] },
  ]);
  await expect(ada.presses('Delete')).rejects.toThrow('Ada sees nothing to press: Delete');
});

test('a word for one person alone is seen by nobody else and stands in no history', async () => {
  const { workspace, web, ada } = await installed();
  const ben = workspace.person('Ben');
  const channel = workspace.channel('ops', [ada]);
  await web.chat.postEphemeral({ channel, user: ada.id, text: 'I wrote to you' });
  expect(ada.sees().at(-1)).toMatchObject({ onlyForYou: true, channel, lines: ['I wrote to you'] });
  expect([ben.sees(), workspace.posts()]).toEqual([[], []]);
  await expect(web.chat.postEphemeral({ channel, user: ben.id, text: 'x' })).rejects.toThrow(
    'user_not_in_channel',
  );
});

test('who is in a channel sees what is said there, and what is said there to them alone', async () => {
  const { workspace, web, ada } = await installed();
  const [ben, chen] = [workspace.person('Ben'), workspace.person('Chen')];
  const channel = workspace.channel('ops', [ada, ben]);
  const ts = ada.mentions(channel, 'latest');
  await web.chat.postEphemeral({ channel, user: ada.id, text: 'I wrote to you', thread_ts: ts, blocks });
  await web.chat.postMessage({ channel: ada.id, text: 'Four jobs' });
  const seenBy = (person: typeof ada) =>
    person.sees(channel).map(({ thread, onlyForYou, notification }) => [thread, onlyForYou, notification]);
  const mention = [undefined, false, `⟦@${workspace.botUserId}⟧ latest`];
  expect(seenBy(ada)).toEqual([mention, [ts, true, 'I wrote to you']]);
  expect([seenBy(ben), seenBy(chen)]).toEqual([[mention], []]);
  expect(await ada.presses('Latest')).toMatchObject({ taken: true });
  await expect(ben.presses('Latest')).rejects.toThrow('Ben sees nothing to press: Latest');
});

test('the Home and what the app is at are seen', async () => {
  const { web, ada } = await installed();
  await web.views.publish({ user_id: ada.id, view: { type: 'home', blocks } });
  expect(ada.home().lines).toEqual(['# Latest', '[Latest] [A target group ▾ Blue]']);
  expect(await ada.presses('Latest', 'home')).toMatchObject({ taken: true });
  expect(await ada.chooses('Blue', 'home')).toMatchObject({ taken: true });
  await expect(ada.presses('Latest')).rejects.toThrow('Ada sees nothing to press: Latest');
  const thread_ts = ada.writes('latest');
  await web.apiCall('assistant.threads.setStatus', { channel_id: ada.id, thread_ts, status: 'reading …' });
  expect(ada.statuses()).toEqual(['reading …']);
});

test('the app learns who it is', async () => {
  const { workspace, web } = await installed();
  const { teamId: team_id, botUserId: user_id } = workspace;
  expect(await web.auth.test()).toMatchObject({ ok: true, team_id, user_id });
});

const long = 'a'.repeat(40_001);
test.each<readonly [string, string, Record<string, unknown>, string]>([
  [
    'a channel that is not there',
    'chat.postMessage',
    { channel: 'CNOWHERE', text: 'x' },
    'channel_not_found',
  ],
  ['nothing to say', 'chat.postMessage', {}, 'no_text'],
  ['too much to say', 'chat.postMessage', { text: long }, 'msg_too_long'],
  ['a thread that is not there', 'chat.postMessage', { text: 'x', thread_ts: '1.2' }, 'thread_not_found'],
  ['blocks that are none', 'chat.postMessage', { text: 'x', blocks: '{"a"' }, 'invalid_blocks_format'],
  ['blocks beyond a limit', 'chat.postMessage', { text: 'x', blocks: [{ type: 'video' }] }, 'invalid_blocks'],
  [
    'metadata of another form',
    'chat.postMessage',
    { text: 'x', metadata: { a: 1 } },
    'invalid_metadata_format',
  ],
  [
    'an argument that is not heeded',
    'chat.postMessage',
    { text: 'x', icon_emoji: ':x:' },
    'invalid_arguments',
  ],
  ['a method that is not there', 'chat.unfurl', {}, 'unknown_method'],
  ['somebody who is not there', 'conversations.open', { users: 'UNOBODY' }, 'user_not_found'],
])('what is refused: %s (%s)', async (_, method, given, word) => {
  const { web, ada } = await installed();
  const channel = method === 'conversations.open' ? {} : { channel: ada.id };
  await expect(web.apiCall(method, { ...channel, ...given })).rejects.toMatchObject({
    data: { error: word },
  });
});

test('a channel in which the app is not, and its history, are refused', async () => {
  const { workspace, web, ada } = await installed();
  const channel = workspace.channel('ops', [ada]);
  await expect(web.conversations.history({ channel })).rejects.toThrow('missing_scope');
});

test('without its scope, or with another token, a method is refused', async () => {
  const { web, ada } = await installed({ scopes: ['im:history'] });
  await expect(web.chat.postMessage({ channel: ada.id, text: 'x' })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'chat:write', provided: 'im:history' },
  });
  await expect(web.auth.test({ token: 'xoxb-other' })).rejects.toThrow('invalid_auth');
});

test('more than a message a second in one conversation is put off, and goes through after Retry-After', async () => {
  const { web, clock, ada, workspace } = await installed();
  const post = () => web.chat.postMessage({ channel: ada.id, text: 'x' });
  for (let count = 0; count < 20; count += 1) await post();
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
  await web.chat.postMessage({ channel: workspace.person('Ben').id, text: 'x' });
  await clock.pass(1_000);
  expect(await post()).toMatchObject({ ok: true });
});

test.each<
  readonly [
    string,
    Parameters<Awaited<ReturnType<typeof installed>>['workspace']['watch']>[0],
    object,
    number,
  ]
>([
  ['refused', () => ({ refused: 'fatal_error' }), { data: { error: 'fatal_error' } }, 0],
  ['put off', () => ({ retryAfter: 30 }), { retryAfter: 30 }, 0],
  ['failed', () => ({ failed: 503 }), { statusCode: 503 }, 0],
  ['done, and the answer lost', () => 'lost', { code: 'slack_webapi_request_error' }, 1],
])('what a call may meet: %s', async (_, meets, error, posts) => {
  const { workspace, web, ada } = await installed();
  const end = workspace.watch(meets);
  await expect(web.chat.postMessage({ channel: ada.id, text: 'x' })).rejects.toMatchObject(error);
  end();
  expect(workspace.posts()).toHaveLength(posts);
});
