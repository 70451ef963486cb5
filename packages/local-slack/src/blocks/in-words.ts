import type { Block } from './blocks.ts';
import { type Element, optionsOf } from './elements.ts';
import { richTextLines } from './rich-text.ts';
import type { Text } from './texts.ts';

/** Blocks as text, a line each, as somebody sees them: buttons in brackets, a menu with all that it offers. */
export function blocksInWords(blocks: readonly Block[]): string[] {
  return blocks.flatMap(blockInWords);
}

function blockInWords(block: Block): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${block.text.text}`];
    case 'divider':
      return ['---'];
    case 'rich_text':
      return richTextLines(block);
    case 'context':
      return [block.elements.map((one) => ('alt_text' in one ? `(${one.alt_text})` : shown(one))).join(' ')];
    case 'actions':
      return [block.elements.map(elementInWords).join(' ')];
    case 'section': {
      const texts = [block.text ?? [], block.fields ?? []].flat().flatMap((text) => shown(text).split('\n'));
      const { accessory } = block;
      if (accessory === undefined) return texts;
      return [...texts, accessory.type === 'image' ? `(${accessory.alt_text})` : elementInWords(accessory)];
    }
  }
}

/** What stands on a button, or in a menu before anything is chosen. */
export function labelOf(element: Element): string {
  if (element.type === 'button') return element.text.text;
  return element.type === 'static_select' ? (element.placeholder?.text ?? '') : '…';
}

function elementInWords(element: Element): string {
  const label = labelOf(element);
  if (element.type === 'button') return `[${label}]`;
  return `[${label} ▾ ${optionsOf(element)
    .map(({ text }) => shown(text))
    .join(' | ')}]`;
}

function shown({ type, text }: Text): string {
  return type === 'plain_text' ? text : markupShown(text);
}

/** Markup as it is shown: what Slack would make a mention, a link or a broadcast of is told apart from words. */
export function markupShown(text: string): string {
  return text
    .replace(/<([^<>]+)>/g, (_, live: string) => `⟦${live}⟧`)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What can be pressed or chosen from in blocks, each with its block's ID. */
export function elementsIn(blocks: readonly Block[]): readonly (readonly [string, Element])[] {
  return blocks.flatMap((block) => {
    const { block_id = '' } = block;
    const elements =
      block.type === 'actions'
        ? block.elements
        : block.type === 'section' && block.accessory && block.accessory.type !== 'image'
          ? [block.accessory]
          : [];
    return elements.map((element): readonly [string, Element] => [block_id, element]);
  });
}
