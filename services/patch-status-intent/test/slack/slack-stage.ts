import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { parseTurn } from '@opsline/lex-kit';
import { localClient } from '@opsline/local-kit/account';
import { createLexRuntime, startLexServer } from '@opsline/local-lex';
import type { Button } from '@slack/types';
import { bot as declaration } from '../../src/dialog/bot.ts';
import { createReplySlack } from '../../src/functions/reply-slack.ts';
import { lexRuntime } from '../../src/out/lex-runtime.ts';
import type { Post } from '../../src/slack/blocks.ts';
import { groupOf, type SlackMessage } from '../../src/slack/message.ts';
import { readRequest } from '../../src/slack/receiving/read-request.ts';
import type { Bot, Place, Slack, World } from '../../src/slack/world.ts';
import { patchStatusBot } from '../stage/conversation-stage.ts';
import { type Circumstances, memoryWorld, pin } from '../stage/memory-world.ts';
import { memoryMemory } from './memory-memory.ts';
import { eventOf, team, typed } from './signed.ts';

/** What somebody sees: where, and the words and buttons. */
type Seen = Place & Post & { readonly at: string; readonly mark: string };

/** A workspace in memory, as far as replySlack sees it. */
function workspace() {
  const posts: Seen[] = [];
  const whispers: (Place & { user: string; text: string })[] = [];
  const statuses: string[] = [];
  const homes: string[] = [];
  const slack: Slack = {
    open: async (user) => `D${user.slice(1)}`,
    post: async (place, post, mark) => {
      const at = `${1_795_170_000 + posts.length}.000100`;
      posts.push({ ...place, ...post, at, mark });
      return at;
    },
    find: async ({ channel }, mark) =>
      posts.find((post) => post.channel === channel && post.mark === mark)?.at,
    whisper: async (place, user, text) => void whispers.push({ ...place, user, text }),
    showHome: async (user) => void homes.push(user),
    status: async (_, text) => void statuses.push(text),
  };
  return { slack, posts, whispers, statuses, homes };
}

/** A record as Lambda's event source hands it over. */
function recordOf(message: SlackMessage, count = 1) {
  return {
    messageId: message.key,
    receiptHandle: `receipt of ${message.key}`,
    body: JSON.stringify(message),
    attributes: { ApproximateReceiveCount: String(count), MessageGroupId: groupOf(message) },
  };
}

/** A message as receiveSlack reads it from an event of Slack. */
export function messageOf(event: object, envelope: object = {}): SlackMessage {
  const heard = readRequest(JSON.stringify(eventOf(event, envelope)), team);
  if (heard.is !== 'message') throw new Error('Slack said nothing of ours');
  return heard.message;
}

/** replySlack over the bot at Lex on this machine, and everything else in memory. */
export async function slackStage(
  circumstances: Circumstances = {},
  change: (world: World) => World = (it) => it,
) {
  const company = memoryWorld(circumstances);
  const { clock, handler, texts } = company;
  const conversations = new Set<string>();
  const runtime = createLexRuntime({
    bot: patchStatusBot,
    localeId: 'en_US',
    hook: (event) => {
      conversations.add(parseTurn(declaration, event).conversation);
      return handler(event);
    },
    now: () => clock.now,
  });
  const server = await startLexServer({ bots: [{ botId: 'BOT0000001', botAliasId: 'ALIAS00001', runtime }] });
  const client = new LexRuntimeV2Client({ ...localClient(server.endpoint), maxAttempts: 1 });
  const lex = lexRuntime(client, { botId: 'BOT0000001', botAliasId: 'ALIAS00001', localeId: 'en_US' });
  const turns: { session: string; text: string }[] = [];
  const bot: Bot = {
    say: (session, text) => {
      turns.push({ session, text });
      return lex.say(session, text);
    },
  };
  const shown = workspace();
  const log: unknown[] = [];
  const holds: number[] = [];
  const timers: { ms: number; act: () => void }[] = [];
  let marks = 0;
  const world: World = change({
    memory: memoryMemory(() => clock.now),
    slack: shown.slack,
    bot,
    sessionOf: async () => '',
    after: (ms, act) => {
      timers.push({ ms, act });
      return () => timers.splice(0);
    },
    mark: () => {
      marks += 1;
      return `attempt ${marks}`;
    },
    hold: async (_, seconds) => void holds.push(seconds),
    log: (entry) => void log.push(entry),
  });
  const handle = createReplySlack({ ...world, token: async () => 'xoxb-0123456789' });
  const answer = (messages: readonly SlackMessage[], count = 1) =>
    handle({ Records: messages.map((message) => recordOf(message, count)) });
  let ts = 1_795_161_600;
  const says = async (text: string, more: object = {}) => {
    ts += 1;
    const message = messageOf(typed(text, { ts: `${ts}.000100`, ...more }), { event_id: `Ev${ts}` });
    const { batchItemFailures } = await answer([message]);
    return { message, batchItemFailures, seen: shown.posts.at(-1), text: shown.posts.at(-1)?.text ?? '' };
  };
  return {
    ...shown,
    ...{ company, conversations, clock, texts, turns, log, holds, timers, answer, says, pin },
    /** Somebody has typed their ID and their one-time PIN. */
    authenticate: async (more: object = {}) => {
      await says('check patching', more);
      await says('101', more);
      return says(pin, more);
    },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

/** What can be pressed in a post: words by what stands on the button. */
export function buttonsIn(post: Post | undefined): Record<string, string> {
  const elements = (post?.blocks ?? []).flatMap((block): readonly { type: string }[] => {
    if (block.type === 'actions') return block.elements;
    return block.type === 'section' && block.accessory ? [block.accessory] : [];
  });
  const isButton = (one: { type: string }): one is Button => one.type === 'button';
  return Object.fromEntries(elements.filter(isButton).map(({ text, value = '' }) => [text.text, value]));
}
