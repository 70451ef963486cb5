import { unwrapped } from '@opsline/lex-kit';
import { pinSaid } from '../dialog/phrases.ts';
import { namesOf } from '../log.ts';
import { opening } from './home.ts';
import type { SlackMessage } from './message.ts';
import { messages } from './messages.ts';
import type { Told } from './told.ts';
import { words } from './words.ts';
import type { Place, World } from './world.ts';

/** Somebody waits so long before they are shown what is going on. */
const silenceMs = 2_000;

/** The limit of Lex for what somebody says (Lex V2 runtime model). */
const longestWords = 1_024;

/** What to tell somebody, and their session at Lex. */
export type Answering = { readonly place: Place; readonly session: string };

/** What is told of a message, whatever it does to the conversation. */
export async function answerTo(
  message: Exclude<SlackMessage, { kind: 'home' }>,
  { place, session }: Answering,
  world: World,
): Promise<Told> {
  switch (message.kind) {
    case 'welcome':
      return told(opening.welcome);
    case 'mention':
      if (!holdsPin(message.text)) return told(opening.mentioned);
      await voidPin(message.text, session, world);
      return told(opening.pinInPublic);
    case 'words':
      return (await isOver(message, session, world))
        ? told(opening.oldButton)
        : turn(message.text, { place, session }, world);
  }
}

function told({ says, open }: (typeof opening)[keyof typeof opening]): Told {
  return { says: [...says], open };
}

/** Whether what somebody wrote in public has a one-time PIN in it. */
export function holdsPin(text: string): boolean {
  return pinSaid(withoutMentions(text)) !== undefined;
}

function withoutMentions(text: string): string {
  return unwrapped(text.replace(/<[@#!][^>]*>/g, ' '));
}

/**
 * What others could read is of no more use: said to the bot, a one-time PIN that is waited for is used up, and any other is
 * no answer. Whoever is authenticated by then, or was before, is so no longer. Both may be done again.
 */
async function voidPin(text: string, session: string, { bot }: World): Promise<void> {
  await bot.say(session, pinSaid(withoutMentions(text)) ?? '');
  await bot.say(session, words.goodbye);
}

/** Whether a button is of a conversation that has ended since. To begin is always right. */
async function isOver(
  { pressed, text }: Extract<SlackMessage, { kind: 'words' }>,
  session: string,
  { memory }: World,
): Promise<boolean> {
  if (pressed === undefined || text === words.begin) return false;
  const end = await memory.endOf(session);
  return end !== undefined && Number(pressed) < Number(end);
}

async function turn(text: string, { place, session }: Answering, world: World): Promise<Told> {
  const { thread } = place;
  const quiet =
    thread === undefined
      ? undefined
      : world.after(silenceMs, () => {
          world.slack.status({ ...place, thread }, messages.reading).catch((fault: unknown) => {
            world.log({ event: 'fault', error: namesOf(fault) });
          });
        });
  try {
    return await world.bot.say(session, text.slice(0, longestWords).toWellFormed());
  } finally {
    quiet?.();
  }
}
