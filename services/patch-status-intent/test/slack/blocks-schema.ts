import { z } from 'zod';

/** Plain text and nothing else: no markup of it is live (docs.slack.dev, Block Kit reference, text object). */
function plain(most: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.literal(false).optional(),
  });
}

const actionId = z.string().min(1).max(255);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().min(1).max(2_000),
});

const menu = z.strictObject({
  type: z.literal('static_select'),
  action_id: actionId,
  placeholder: plain(150),
  options: z
    .array(z.strictObject({ text: plain(75), value: z.string().min(1).max(150) }))
    .min(1)
    .max(100),
});

const elements = z.array(z.discriminatedUnion('type', [button, menu]));

/** The blocks that we post, by the limits that Slack documents (docs.slack.dev, Block Kit reference). */
export const blocksSchema = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('header'), text: plain(150) }),
      z.strictObject({ type: z.literal('section'), text: plain(3_000), accessory: button.optional() }),
      z.strictObject({ type: z.literal('context'), elements: z.array(plain(3_000)).min(1).max(10) }),
      z.strictObject({ type: z.literal('actions'), elements: elements.min(1).max(25) }),
    ]),
  )
  .max(50)
  .refine((blocks) => {
    const ids = blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map(({ action_id }) => action_id) : [],
    );
    return new Set(ids).size === ids.length;
  }, 'expected each action_id once in a block');
