import { z } from 'zod';
import { element } from './elements.ts';
import { richText } from './rich-text.ts';
import { anyText, atMost, plainText, upTo } from './texts.ts';

const named = { block_id: upTo(255).optional() };

const image = z.strictObject({
  type: z.literal('image'),
  image_url: upTo(3000),
  alt_text: upTo(2000),
});

const section = z
  .strictObject({
    ...named,
    type: z.literal('section'),
    text: anyText(3000).optional(),
    fields: atMost(anyText(2000), 10).optional(),
    accessory: z.union([element, image]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text ?? fields, 'must define either `text` or `fields`');

/** A block of a message or a Home tab, with the limits of Slack's reference ("Blocks"). */
const block = z.discriminatedUnion(
  'type',
  [
    section,
    richText,
    z.strictObject({ ...named, type: z.literal('header'), text: plainText(150) }),
    z.strictObject({ ...named, type: z.literal('divider') }),
    z.strictObject({
      ...named,
      type: z.literal('context'),
      elements: atMost(z.union([anyText(2000), image]), 10),
    }),
    z.strictObject({ ...named, type: z.literal('actions'), elements: atMost(element, 25) }),
  ],
  { error: 'unsupported type' },
);

export type Block = z.output<typeof block>;

/** How many blocks there may be ("Blocks": 50 in a message, 100 in a Home tab). */
export const mostBlocks = { message: 50, home: 100 } as const;

/** The places of what is there before already. */
function repeated(values: readonly (string | undefined)[]): number[] {
  return [...values.keys()].filter((at) => values[at] !== undefined && values.indexOf(values[at]) < at);
}

function blocksOf(surface: keyof typeof mostBlocks) {
  return atMost(block, mostBlocks[surface]).superRefine((blocks, context) => {
    const complain = (message: string, ...path: (string | number)[]): void =>
      context.addIssue({ code: 'custom', path, message });
    for (const at of repeated(blocks.map(({ block_id }) => block_id))) {
      complain('`block_id` already exists', at, 'block_id');
    }
    for (const [index, one] of blocks.entries()) {
      const ids = one.type === 'actions' ? one.elements.map(({ action_id }) => action_id) : [];
      for (const at of repeated(ids)) {
        complain(`\`action_id\` "${ids[at]}" already exists`, index, 'elements', at, 'action_id');
      }
    }
  });
}

const shapes = { message: blocksOf('message'), home: blocksOf('home') } as const;

/** Blocks that Slack takes, or why it does not: Slack's own form, each with the place by a JSON pointer (RFC 6901). */
export type Read = { readonly blocks: readonly Block[] } | { readonly errors: readonly string[] };

/** Reads blocks as Slack does. */
export function readBlocks(surface: keyof typeof mostBlocks, value: unknown): Read {
  const parsed = shapes[surface].safeParse(value);
  if (parsed.success) return { blocks: parsed.data };
  return {
    errors: parsed.error.issues.map(({ message, path }) => {
      const pointer = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
      return `${message} [json-pointer:${['', 'blocks', ...pointer].join('/')}]`;
    }),
  };
}
