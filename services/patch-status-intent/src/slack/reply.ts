import { day, hour } from '@opsline/function-kit/durations';
import { digest } from '@opsline/function-kit/log';
import { namesOf } from '../log.ts';
import { answerTo, holdsPin } from './answer.ts';
import { postOf } from './blocks.ts';
import { NotTakenError, SlackRefusedError } from './errors.ts';
import { homeView, opening } from './home.ts';
import { markOf, type SlackMessage } from './message.ts';
import { messages } from './messages.ts';
import type { Told } from './told.ts';
import type { Place, World } from './world.ts';

/** Slack delivers an event for up to a day (docs.slack.dev, Events API, delayed events). */
const knownMs = day + hour;

/** Somebody is welcomed once. */
const welcomedMs = 400 * day;

type Posted = Exclude<SlackMessage, { kind: 'home' }>;

/**
 * Answers one message: one effect and one answer, however often it comes. What is told is kept before it is posted, and a
 * post is looked for before it is repeated. Two windows remain, each a moment long: cut off between Lex's answer and its
 * being kept, the turn was taken, is not taken again, and the person is asked to say it once more; cut off between
 * Slack's taking a post and showing it, it is posted twice.
 *
 * @param isLast whether it will not come again, if it fails
 * @throws what went wrong: the message has to come again, and goes on where it was
 */
export async function reply(message: SlackMessage, isLast: boolean, world: World): Promise<void> {
  const { memory, log } = world;
  if (message.kind === 'home') return world.slack.showHome(message.user, homeView());
  const forMs = message.kind === 'welcome' ? welcomedMs : knownMs;
  const taken = await memory.take(message, { by: world.mark(), forMs });
  log({ event: 'message', conversation: digest(message.key), outcome: taken.is });
  if (taken.is === 'duplicate') return;

  const channel = 'channel' in message && message.kind !== 'mention' ? message.channel : undefined;
  const place = { channel: channel ?? (await world.slack.open(message.user)), thread: threadOf(message) };
  const session = await world.sessionOf({ ...message, channel: place.channel });
  const told =
    taken.is === 'answered' ? taken.told : await tell(message, { place, session, isLast, taken }, world);

  const at = await post(message, place, told, taken.is === 'answered', world);
  if (told.open === 'ended' || (message.kind === 'mention' && holdsPin(message.text)))
    await memory.end(session, at);
  await memory.done(message);
  if (message.kind === 'mention') await whisper(message, world);
}

function threadOf(message: Posted): string | undefined {
  return message.kind === 'words' ? message.thread : undefined;
}

type Beginning = {
  readonly place: Place;
  readonly session: string;
  readonly isLast: boolean;
  readonly taken: { readonly is: 'new' | 'begun' };
};

/** Decides what is told, and keeps it. */
async function tell(
  message: Posted,
  { place, session, isLast, taken }: Beginning,
  world: World,
): Promise<Told> {
  const lost: Told = { says: [...opening.lost.says], open: opening.lost.open };
  // Words are a turn; everything else may be done twice.
  const isTurn = message.kind === 'words';
  const told =
    isTurn && taken.is === 'begun'
      ? lost
      : await answerTo(message, { place, session }, world).catch(async (fault: unknown) => {
          const notTaken = fault instanceof NotTakenError && !isLast;
          if (notTaken) await world.memory.reopen(message);
          if (notTaken || !isTurn) throw fault;
          world.log({ event: 'fault', error: namesOf(fault) });
          return lost;
        });
  await world.memory.answered(message, told);
  return told;
}

/** Posts, unless it was posted already; text alone where Slack does not take the blocks. */
async function post(
  message: Posted,
  place: Place,
  told: Told,
  mayBeThere: boolean,
  world: World,
): Promise<string> {
  const { slack, log } = world;
  const mark = markOf(message.key);
  const found = mayBeThere ? await slack.find(place, mark, message.at) : undefined;
  if (found !== undefined) return found;
  const { text, blocks } = postOf(told);
  try {
    return await slack.post(place, { text, blocks }, mark);
  } catch (fault) {
    if (!(fault instanceof SlackRefusedError) || !/^invalid_blocks/.test(fault.error)) throw fault;
    log({ event: 'fault', error: namesOf(fault) });
    return slack.post(place, { text, blocks: [] }, mark);
  }
}

/** A word to the person alone, at most once: the answer itself is in the direct message. */
async function whisper(
  { user, text, channel, thread }: Extract<SlackMessage, { kind: 'mention' }>,
  { slack, log }: World,
): Promise<void> {
  const words = holdsPin(text) ? messages.pinInPublicWhispered : messages.whispered;
  await slack.whisper({ channel, thread }, user, words).catch((fault: unknown) => {
    log({ event: 'fault', error: namesOf(fault) });
  });
}
