import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

const slackId = z.string().check(z.regex(/^[A-Z0-9]{2,20}$/, { error: 'expected an ID of Slack' }));

/** A moment of Slack, which is also what a message is known by in its channel: `1531420618.000200`. */
const momentOfSlack = z
  .string()
  .check(z.regex(/^[0-9]{1,10}\.[0-9]{1,6}$/, { error: 'expected a timestamp of Slack' }));

const whose = {
  /** What it is known by, the same however often it is delivered. */
  key: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Slack's ID of the event; what is pressed has none. */
  event: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  team: slackId,
  user: slackId,
  at: momentOfSlack,
};

/** What somebody did in Slack, as it waits in the queue. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    ...whose,
    /** Typed in the direct message, or a button's words: then `pressed` is the message that the button is in. */
    kind: z.literal('words'),
    text: z.string(),
    /** The direct message, where it is known: a button of the Home tab is in none. */
    channel: z.optional(slackId),
    thread: z.optional(momentOfSlack),
    pressed: z.optional(momentOfSlack),
  }),
  z.object({
    ...whose,
    /** The app was mentioned where others read along. */
    kind: z.literal('mention'),
    text: z.string(),
    channel: slackId,
    thread: z.optional(momentOfSlack),
  }),
  z.object({ ...whose, kind: z.literal('home') }),
  z.object({ ...whose, kind: z.literal('welcome'), channel: slackId }),
]);

export type SlackMessage = z.output<typeof messageSchema>;

/** Whom the queue keeps in order: a person, who has one direct message with the app. */
export function groupOf({ team, user }: Pick<SlackMessage, 'team' | 'user'>): string {
  return `${team}.${user}`;
}

/** A message's key in 24 hex characters, fit for a post's metadata and for the queue's de-duplication. */
export function markOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}
