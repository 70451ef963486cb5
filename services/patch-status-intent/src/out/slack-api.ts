import {
  LogLevel,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { RateLimitedError, SlackRefusedError } from '../slack/errors.ts';
import type { Slack } from '../slack/world.ts';

/** A call that takes longer is given up. */
const timeout = 5_000;

/** By what a post is found again: the type of its metadata. */
const eventType = 'opsline_answer';

/** Slack asks for a pause without saying how long, or in words that say nothing. */
const pause = 30;

/**
 * The Web API of Slack. Nothing is repeated here: what failed is repeated from the queue, which can wait.
 *
 * @param token of the app's bot
 * @param slackApiUrl where the API is; Slack's, unless said
 */
export function slackApi(token: () => Promise<string>, slackApiUrl?: string): Slack {
  const options: WebClientOptions = {
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    ...(slackApiUrl !== undefined && { slackApiUrl }),
  };
  let client: WebClient | undefined;
  const asked = async <T>(ask: (api: WebClient) => Promise<T>): Promise<T> => {
    client ??= new WebClient(await token(), options);
    try {
      return await ask(client);
    } catch (fault) {
      throw errorOf(fault);
    }
  };

  return {
    open: (user) =>
      asked(async (api) => {
        const { channel } = await api.conversations.open({ users: user });
        if (channel?.id === undefined) throw new Error('conversations.open answered without a channel');
        return channel.id;
      }),
    post: ({ channel, thread }, { text, blocks }, mark) =>
      asked(async (api) => {
        const { ts } = await api.chat.postMessage({
          channel,
          text,
          ...(blocks.length > 0 && { blocks: [...blocks] }),
          ...(thread !== undefined && { thread_ts: thread }),
          metadata: { event_type: eventType, event_payload: { message: mark } },
          ...{ mrkdwn: false, unfurl_links: false, unfurl_media: false },
        });
        if (ts === undefined) throw new Error('chat.postMessage answered without a timestamp');
        return ts;
      }),
    find: ({ channel, thread }, mark, since) =>
      asked(async (api) => {
        const range = { channel, oldest: since, inclusive: true, limit: 200, include_all_metadata: true };
        const { messages = [] } =
          thread === undefined
            ? await api.conversations.history(range)
            : await api.conversations.replies({ ...range, ts: thread });
        return messages.find(({ metadata }) => isMarked(metadata, mark))?.ts;
      }),
    whisper: async ({ channel, thread }, user, text) => {
      const where = { channel, user, ...(thread !== undefined && { thread_ts: thread }) };
      await asked((api) => api.chat.postEphemeral({ ...where, text }));
    },
    showHome: async (user, view) => {
      await asked((api) => api.views.publish({ user_id: user, view }));
    },
    status: async ({ channel, thread }, status) => {
      await asked((api) =>
        api.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }),
      );
    },
  };
}

function isMarked(metadata: unknown, mark: string): boolean {
  const { event_type, event_payload } = Object(metadata);
  return event_type === eventType && Object(event_payload).message === mark;
}

/** What went wrong, in our words; what is not known to be refused may have been done. */
function errorOf(fault: unknown): unknown {
  if (fault instanceof WebAPIRateLimitedError)
    return new RateLimitedError(fault.retryAfter, { cause: fault });
  if (fault instanceof WebAPIPlatformError) {
    const { error } = fault.data;
    if (error === 'ratelimited') return new RateLimitedError(pause, { cause: fault });
    // Of an answer that is no JSON the library makes an error, too.
    return /^[a-z_]{1,60}$/.test(error) ? new SlackRefusedError(error, { cause: fault }) : fault;
  }
  // The library takes a 429 without a number for an error of its own, in words.
  return fault instanceof Error && /retry header/i.test(fault.message)
    ? new RateLimitedError(pause, { cause: fault })
    : fault;
}
