import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { installed } from './app.ts';

const option = { text: { type: 'plain_text', text: '048213' }, value: '048213' } as const;
const blocks: KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: 'There is no such group: 048213.' } },
  {
    type: 'actions',
    elements: [{ type: 'static_select', action_id: 'say:menu', options: [option] }],
  },
];

test('what Slack sends and what the app calls is told as it went, signature, retries and outcome', async () => {
  const { workspace, clock, traffic, answering, web, ada } = await installed();
  answering.status = 500;
  ada.writes('latest');
  await workspace.settled();
  answering.status = 200;
  await clock.pass(60_000);
  await workspace.settled();
  await web.chat.postMessage({ channel: ada.id, text: 'Four jobs', blocks });
  await workspace.settled();
  await expect(web.conversations.open({ users: 'UNOBODY' })).rejects.toThrow('user_not_found');
  const end = workspace.watch(() => 'lost');
  await expect(web.auth.test()).rejects.toThrow();
  end();
  const told = traffic.map(({ from, what, path, status, outcome, failed }) =>
    [from, what, path, status, outcome, failed].join(' '),
  );
  expect(told).toEqual([
    'Slack message.im / 500 http_error true',
    'Slack message.im / 500 http_error true',
    'Slack message.im / 200 taken false',
    'the app chat.postMessage /api/chat.postMessage 200 200 false',
    'Slack message.im / 200 taken false',
    'the app conversations.open /api/conversations.open 200 user_not_found true',
    'the app auth.test /api/auth.test  lost true',
  ]);
  const [first, again] = traffic;
  expect(first?.headers).toMatchObject({
    'x-slack-request-timestamp': String(clock.now() / 1000 - 60),
    'x-slack-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
  });
  expect(first?.headers).not.toHaveProperty('x-slack-retry-num');
  expect(again?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ event: { text: 'latest', user: ada.id } });
  expect(JSON.parse(traffic[5]?.answer ?? '')).toEqual({ ok: false, error: 'user_not_found' });
});

test.each([
  '048213',
  'it is 048213.',
  '048 213',
  'PIN048213',
  '{"pin":"048213"}',
  '{"user_id":"048213","ts":"048213"}',
  '["048213"]',
  'xoxb-048213-abc',
])('nothing secret is told, whoever says it and wherever: %s', async (typed) => {
  const { workspace, traffic, web, ada } = await installed();
  const channel = workspace.channel('ops', [ada]);
  const thread_ts = ada.writes(typed);
  ada.mentions(channel, typed);
  ada.edits(thread_ts, typed);
  await web.chat.postMessage({ channel: ada.id, text: typed, thread_ts, blocks: blocks });
  await web.chat.postEphemeral({ channel, user: ada.id, text: typed });
  await web.views.publish({ user_id: ada.id, view: { type: 'home', blocks: blocks } });
  await web.conversations.history({
    channel: (await web.conversations.open({ users: ada.id })).channel?.id ?? '',
  });
  await ada.chooses('048213');
  await ada.chooses('048213', 'home');
  await expect(web.auth.test({ token: 'xoxb-048213-other' })).rejects.toThrow('invalid_auth');
  await workspace.settled();
  const bodies = traffic.flatMap(({ body, answer }) => [body, answer]).join('\n');
  expect(traffic.length).toBeGreaterThan(11);
  expect(bodies).toContain(thread_ts);
  expect(bodies).toContain(ada.id);
  expect(['048213', '048 213', 'xoxb-'].filter((one) => bodies.includes(one))).toEqual([]);
  const secrets = [workspace.signingSecret, workspace.botToken, 'xoxb-'];
  expect(secrets.filter((one) => JSON.stringify(traffic).includes(one))).toEqual([]);
});
