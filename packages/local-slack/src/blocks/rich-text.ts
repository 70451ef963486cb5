import { z } from 'zod';

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().min(1) }),
]);

const ofInlines = { elements: z.array(inline), border: z.int().optional() };
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });
const part = z.discriminatedUnion('type', [
  section,
  z.strictObject({ ...ofInlines, type: z.literal('rich_text_quote') }),
  z.strictObject({ ...ofInlines, type: z.literal('rich_text_preformatted') }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().optional(),
    border: z.int().optional(),
  }),
]);

/** "Rich text block", of text and emoji. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: z.string().max(255).optional(),
  elements: z.array(part).min(1),
});

type RichText = z.output<typeof richText>;

/** The lines of a rich text block; nobody's markup is live in it. */
export function richTextLines({ elements }: RichText): string[] {
  return elements.flatMap((one) => {
    if (one.type === 'rich_text_list') {
      return one.elements.map((item, index) => {
        const mark = one.style === 'bullet' ? '•' : `${index + 1 + (one.offset ?? 0)}.`;
        return `${'  '.repeat(one.indent ?? 0)}${mark} ${inlineText(item.elements)}`;
      });
    }
    const lines = inlineText(one.elements).split('\n');
    return one.type === 'rich_text_quote' ? lines.map((line) => `> ${line}`) : lines;
  });
}

function inlineText(elements: readonly z.output<typeof inline>[]): string {
  return elements.map((one) => (one.type === 'text' ? one.text : `:${one.name}:`)).join('');
}
