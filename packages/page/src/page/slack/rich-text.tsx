import type { Block } from '@opsline/local-slack';
import { numbered } from '../state/numbered.ts';

type Rich = Extract<Block, { type: 'rich_text' }>;
type Part = Rich['elements'][number];
type Inline = Extract<Part, { type: 'rich_text_section' }>['elements'][number];

/** A rich text block: paragraphs, quotations and lists. */
export function RichText({ block }: { readonly block: Rich }) {
  return numbered(block.elements).map(({ key, item }) => <OnePart key={key} part={item} />);
}

function OnePart({ part }: { readonly part: Part }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Inlines of={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Inlines of={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Inlines of={part.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const items = numbered(part.elements).map(({ key, item }) => (
        <li key={key}>
          <Inlines of={item.elements} />
        </li>
      ));
      return part.style === 'bullet' ? <ul>{items}</ul> : <ol start={1 + (part.offset ?? 0)}>{items}</ol>;
    }
  }
}

function Inlines({ of }: { readonly of: readonly Inline[] }) {
  return numbered(of).map(({ key, item: one }) => {
    if (one.type === 'emoji') return <span key={key}>:{one.name}:</span>;
    const { bold = false, italic = false, strike = false, code = false } = one.style ?? {};
    return (
      <span key={key} data-bold={bold} data-italic={italic} data-strike={strike} data-code={code}>
        {one.text}
      </span>
    );
  });
}
