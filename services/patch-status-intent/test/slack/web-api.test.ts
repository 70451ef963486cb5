import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@opsline/local-kit/listen';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { slackApi } from '../../src/out/slack-api.ts';
import { RateLimitedError, SlackRefusedError } from '../../src/slack/errors.ts';
import { homeView } from '../../src/slack/home.ts';
import type { Slack } from '../../src/slack/world.ts';

type Asked = { readonly method: string; readonly token: string; readonly arguments: Record<string, string> };
type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string };

const asked: Asked[] = [];
let answer: Answer;
let slack: Slack;
let stop: () => Promise<void>;

async function answered(request: IncomingMessage): Promise<Answer> {
  asked.push({
    method: (request.url ?? '').replace('/api/', ''),
    token: request.headers.authorization ?? '',
    arguments: Object.fromEntries(new URLSearchParams(await text(request))),
  });
  return answer;
}

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const { status = 200, headers = {}, body } = await answered(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  const listening = await listen(server);
  stop = listening.stop;
  slack = slackApi(async () => 'xoxb-0123456789', `${listening.endpoint}/api/`);
});
afterAll(() => stop());
beforeEach(() => {
  asked.length = 0;
});

function says(body: object, more: Partial<Answer> = {}): void {
  answer = { body: JSON.stringify(body), ...more };
}

const post = { text: 'Hello.', blocks: [] };
const place = { channel: 'D0ADA', thread: '1.1' };

test('a post has its thread, its text and its mark, and no markup or preview', async () => {
  says({ ok: true, ts: '2.2' });
  expect(await slack.post(place, post, 'mark')).toBe('2.2');
  expect(asked).toEqual([
    {
      method: 'chat.postMessage',
      token: 'Bearer xoxb-0123456789',
      arguments: {
        channel: 'D0ADA',
        text: 'Hello.',
        thread_ts: '1.1',
        metadata: '{"event_type":"opsline_answer","event_payload":{"message":"mark"}}',
        mrkdwn: 'false',
        unfurl_links: 'false',
        unfurl_media: 'false',
      },
    },
  ]);
});

test('a post is looked for by its mark, in its thread or in the direct message', async () => {
  const marked = (message: string) => ({ event_type: 'opsline_answer', event_payload: { message } });
  says({
    ok: true,
    messages: [
      { ts: '2.0' },
      { ts: '2.1', metadata: { ...marked('mark'), event_type: 'other' } },
      { ts: '2.2', metadata: marked('mark') },
    ],
  });
  expect(await slack.find(place, 'mark', '1.1')).toBe('2.2');
  expect(await slack.find({ channel: 'D0ADA' }, 'another', '1.1')).toBeUndefined();
  expect(
    asked.map(({ method, arguments: given }) => [method, given.ts, given.oldest, given.include_all_metadata]),
  ).toEqual([
    ['conversations.replies', '1.1', '1.1', 'true'],
    ['conversations.history', undefined, '1.1', 'true'],
  ]);
});

test('what else is asked', async () => {
  says({ ok: true, channel: { id: 'D0ADA' } });
  expect(await slack.open('U0ADA')).toBe('D0ADA');
  await slack.whisper({ channel: 'C0OPS', thread: '1.1' }, 'U0ADA', 'Hello.');
  await slack.showHome('U0ADA', homeView());
  await slack.status({ channel: 'D0ADA', thread: '1.1' }, 'is reading patching…');
  expect(asked.map(({ method }) => method)).toEqual([
    'conversations.open',
    'chat.postEphemeral',
    'views.publish',
    'assistant.threads.setStatus',
  ]);
});

describe('when Slack does not do it', () => {
  const fault = () => slack.post(place, post, 'mark').catch((error: unknown) => error);

  test.each([
    ['0', 0],
    ['1', 1],
    ['3600', 3_600],
    ['abc', 30],
    [undefined, 30],
  ])(
    'S9 C107 a 429 with Retry-After %s is a pause of %i seconds, and nothing is repeated',
    async (value, seconds) => {
      says(
        { ok: false, error: 'ratelimited' },
        { status: 429, headers: value === undefined ? {} : { 'retry-after': value } },
      );
      expect(await fault()).toMatchObject({ name: 'RateLimitedError', seconds });
      expect(asked).toHaveLength(1);
    },
  );

  test('S9 "ratelimited" without a 429 is a pause, too', async () => {
    says({ ok: false, error: 'ratelimited' });
    expect(await fault()).toBeInstanceOf(RateLimitedError);
  });

  test.each(['channel_not_found', 'invalid_blocks', 'token_revoked', 'not_in_channel'])(
    'S9 "%s" is a refusal of that name',
    async (error) => {
      says({ ok: false, error });
      const refused = await fault();
      expect(refused).toBeInstanceOf(SlackRefusedError);
      expect(refused).toMatchObject({ error });
    },
  );

  test.each([
    ['a 500', { status: 500, body: 'x' }],
    ['what is no JSON', { body: '<html>' }],
  ])('S9 %s may have been done: it is neither', async (_, said) => {
    answer = said;
    const thrown = await fault();
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).not.toBeInstanceOf(RateLimitedError);
    expect(thrown).not.toBeInstanceOf(SlackRefusedError);
  });
});
