import { z } from 'zod';
import type { Post } from './world.ts';

const fact = z.strictObject({ title: z.string(), value: z.string() });
const card = z.object({
  type: z.literal('message'),
  attachments: z.tuple([
    z.object({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.looseObject({
        body: z.array(
          z.looseObject({ type: z.string(), text: z.string().optional(), facts: z.array(fact).optional() }),
        ),
      }),
    }),
  ]),
});
const slack = z.object({
  text: z.string(),
  blocks: z.array(
    z.strictObject({
      type: z.enum(['header', 'section']),
      text: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('plain_text'), text: z.string() }),
        // Without `verbatim` Slack makes links of what only looks like one.
        z.strictObject({ type: z.literal('mrkdwn'), verbatim: z.literal(true), text: z.string() }),
      ]),
    }),
  ),
});
const ticket = z.object({
  title: z.string(),
  description: z.string(),
  complete: z.boolean(),
  total: z.number(),
  hidden: z.number(),
  findings: z.array(
    z.strictObject({ instanceId: z.string(), name: z.string(), finding: z.string(), needs: z.string() }),
  ),
});

/** The Adaptive Cards among what was sent. */
export function cardsOf(posts: readonly Post[]) {
  return posts
    .filter(({ sink }) => sink === 'teams')
    .map(({ RequestBody }) => card.parse(RequestBody).attachments[0].content);
}

/** The Slack messages among what was sent. */
export function slackOf(posts: readonly Post[]) {
  return posts.filter(({ sink }) => sink === 'slack').map(({ RequestBody }) => slack.parse(RequestBody));
}

/** The tickets among what was sent. */
export function ticketsOf(posts: readonly Post[]) {
  return posts.filter(({ sink }) => sink === 'ticket').map(({ RequestBody }) => ticket.parse(RequestBody));
}
