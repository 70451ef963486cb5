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
const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1),
    style: z.strictObject({ bold: z.literal(true) }).optional(),
  }),
  z.strictObject({ type: z.literal('link'), url: z.url().max(3_000), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('user'), user_id: z.string() }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string() }),
]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(element).min(1) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.literal('bullet'),
  elements: z.array(section).min(1),
});
// Slack, "Block Kit": so many blocks a message, so many characters a header.
const slack = z.object({
  text: z.string().max(4_000),
  blocks: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('header'),
          text: z.strictObject({
            type: z.literal('plain_text'),
            emoji: z.literal(false),
            text: z.string().min(1).max(150),
          }),
        }),
        z.strictObject({
          type: z.literal('rich_text'),
          elements: z.array(z.discriminatedUnion('type', [section, list])).min(1),
        }),
      ]),
    )
    .max(50),
});

type Element = z.infer<typeof element>;

/** What a person reads of an element: what is bold between stars. */
function wordsOf(one: Element): string {
  switch (one.type) {
    case 'text':
      return one.style ? `*${one.text}*` : one.text;
    case 'link':
      return one.text;
    case 'user':
      return `@${one.user_id}`;
    case 'usergroup':
      return `@${one.usergroup_id}`;
  }
}

/** The lines of a Slack message as people read them. */
export function linesOf({ blocks }: z.infer<typeof slack>): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === 'header'
      ? [block.text.text]
      : block.elements.flatMap((part) =>
          part.type === 'rich_text_list'
            ? part.elements.map(({ elements }) => `• ${elements.map(wordsOf).join('')}`)
            : part.elements.map(wordsOf).join('').split('\n'),
        ),
  );
}

const ticket = z.object({
  title: z.string(),
  description: z.string(),
  complete: z.boolean(),
  total: z.number(),
  hidden: z.number(),
  findings: z.array(
    z.strictObject({
      instanceId: z.string(),
      name: z.string(),
      owner: z.string(),
      finding: z.string(),
      severity: z.string(),
      needs: z.string(),
      age: z.string(),
      openSince: z.string(),
      account: z.string(),
      region: z.string(),
      url: z.string(),
    }),
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
