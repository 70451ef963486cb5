import { beforeEach, describe, expect, test } from 'vitest';
import { eventOf, signed, team, typed } from '../signed.ts';
import { receiver } from './receiver.ts';

let { queue, log, receive, sent, pressed } = receiver();
beforeEach(() => {
  ({ queue, log, receive, sent, pressed } = receiver());
});

const press = {
  type: 'block_actions',
  team: { id: team },
  user: { id: 'U0ADA', team_id: team },
  container: { type: 'message', message_ts: '1795161601.000200', channel_id: 'D0ADA' },
  message: { ts: '1795161601.000200', thread_ts: '1795161600.000100' },
  response_url: 'http://169.254.169.254/latest/meta-data',
  actions: [{ type: 'button', action_id: 'say:latest', action_ts: '1795161605.000300', value: 'latest' }],
};

const ok = { statusCode: 200 };

describe('what is signed', () => {
  test('a direct message waits in the queue, in the thread that it begins', async () => {
    expect(await sent(typed('check patching'))).toEqual(ok);
    expect(queue).toEqual([
      {
        kind: 'words',
        key: 'T0OPSLINE/D0ADA/U0ADA/1795161600.000100',
        event: 'Ev01',
        team,
        user: 'U0ADA',
        at: '1795161600.000100',
        channel: 'D0ADA',
        thread: '1795161600.000100',
        text: 'check patching',
      },
    ]);
  });

  test('in a thread it stays in that, also when it is shown beside it as well', async () => {
    const inThread = { thread_ts: '1795161500.000100' };
    await sent(typed('101', inThread));
    await sent(typed('101', { ...inThread, subtype: 'thread_broadcast' }));
    expect(queue.map((message) => 'thread' in message && message.thread)).toEqual([
      '1795161500.000100',
      '1795161500.000100',
    ]);
  });

  test('a mention, the Home tab and the messages tab are known apart', async () => {
    await sent(typed('<@U0BOT> hi', { type: 'app_mention', channel: 'C0OPS', channel_type: 'channel' }));
    const opened = {
      type: 'app_home_opened',
      user: 'U0ADA',
      channel: 'D0ADA',
      event_ts: '1795161600.000100',
    };
    await sent({ ...opened, tab: 'home' });
    await sent({ ...opened, tab: 'messages' });
    expect(queue.map(({ kind }) => kind)).toEqual(['mention', 'home', 'welcome']);
  });

  test('C106 a button is its words, in the thread of its message; nobody is asked at its response_url', async () => {
    expect(await pressed(press)).toEqual(ok);
    expect(queue).toMatchObject([
      {
        kind: 'words',
        text: 'latest',
        channel: 'D0ADA',
        thread: '1795161600.000100',
        pressed: '1795161601.000200',
      },
    ]);
    expect(JSON.stringify(queue)).not.toContain('169.254');
  });

  test('a menu is the words that were chosen; a button of the Home tab is in no channel', async () => {
    const [action] = press.actions;
    const chosen = { ...action, action_id: 'say:menu', value: null, selected_option: { value: 'linux-dev' } };
    await pressed({ ...press, actions: [chosen] });
    await pressed({ ...press, container: { type: 'view', view_id: 'V1' }, message: null });
    expect(queue).toMatchObject([{ text: 'linux-dev' }, { text: 'latest' }]);
    expect(queue[1]).not.toHaveProperty('channel');
  });

  test('url_verification is answered with its challenge', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1aB' });
    expect(await receive(signed(body))).toMatchObject({ ...ok, body: '{"challenge":"3eZbrw1aB"}' });
  });

  test.each(['é✓', 'für linux', '🙂', '‘latest’'])(
    'S4 C95 "%s" in base64 is the same as in plain text',
    async (text) => {
      const body = JSON.stringify(eventOf(typed(text)));
      await receive(signed(Buffer.from(body)));
      await receive(signed(body));
      expect(queue.map((message) => 'text' in message && message.text)).toEqual([text, text]);
    },
  );

  test.each([
    ['C105 another workspace', typed('latest'), { team_id: 'T0OTHER' }],
    ['C105 somebody of another workspace', typed('latest', { user_team: 'T0OTHER' }), {}],
    ['C105 a shared channel', typed('latest'), { is_ext_shared_channel: true }],
    ['C101 a bot', typed('latest', { bot_id: 'B0BOT' }), {}],
    ['C101 ourselves', typed('latest', { user: 'U0BOT' }), {}],
    ['C101 an edit', typed('latest', { subtype: 'message_changed', user: undefined }), {}],
    ['S7 a deletion', typed('latest', { subtype: 'message_deleted' }), {}],
    ['who joined', typed('latest', { subtype: 'channel_join' }), {}],
    ['a channel that we do not read', typed('latest', { channel_type: 'channel' }), {}],
    ['nobody', typed('latest', { user: undefined }), {}],
    ['nothing', typed(' '), {}],
    ['something new of Slack', { type: 'something_new', user: 'U0ADA' }, {}],
  ])('%s: that is not answered', async (_, event, envelope) => {
    expect(await sent(event, envelope)).toEqual(ok);
    expect(queue).toEqual([]);
  });

  test.each([
    ['another workspace', { ...press, team: { id: 'T0OTHER' } }],
    ['somebody of another workspace', { ...press, user: { id: 'U0EVE', team_id: 'T0OTHER' } }],
    ['another kind', { type: 'view_submission' }],
    ['no words', { ...press, actions: [{ action_id: 'say:x', action_ts: '1795161605.000300' }] }],
    ['an action of somebody else', { ...press, actions: [{ ...press.actions[0], action_id: 'x' }] }],
  ])('S7 what is pressed in %s: that is not answered', async (_, payload) => {
    expect(await pressed(payload)).toEqual(ok);
    expect(queue).toEqual([]);
  });

  test.each([
    ['no JSON', '{"type":'],
    ['an event without what it is about', '{"type":"event_callback"}'],
    ['a payload that is no JSON', 'payload=x'],
    ['a timestamp that is none', JSON.stringify(eventOf(typed('latest', { ts: 'yesterday' })))],
    ['a name for an ID', JSON.stringify(eventOf(typed('latest', { user: '__proto__' })))],
  ])('with %s it is refused, and no value of it is logged', async (_, body) => {
    expect(await receive(signed(body))).toEqual({ statusCode: 400 });
    expect(queue).toEqual([]);
    expect(JSON.stringify(log)).not.toMatch(/yesterday|proto|latest/);
  });

  test('what is no UTF-8 is refused', async () => {
    expect(await receive(signed(Uint8Array.of(0x7b, 0xff, 0xfe)))).toEqual({ statusCode: 400 });
  });

  test('C98 C100 a retry is like any other: the header alone drops nothing', async () => {
    const event = signed(JSON.stringify(eventOf(typed('latest'))));
    const headers = { ...event.headers, 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    expect(await receive({ ...event, headers })).toEqual(ok);
    expect(queue).toHaveLength(1);
  });
});
