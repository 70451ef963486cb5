import type { Block } from '@opsline/local-slack';
import { numbered } from '../state/numbered.ts';
import { Elements, type Presses } from './elements.tsx';
import { RichText } from './rich-text.tsx';

/** Block Kit, of the blocks that the workspace takes. */
export function Blocks({ blocks, ...presses }: { readonly blocks: readonly Block[] } & Presses) {
  return (
    <div className="blocks">
      {numbered(blocks).map(({ key, item }) => (
        <OneBlock key={key} block={item} {...presses} />
      ))}
    </div>
  );
}

function OneBlock({ block, ...presses }: { readonly block: Block } & Presses) {
  switch (block.type) {
    case 'header':
      return <h3>{block.text.text}</h3>;
    case 'divider':
      return <hr />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'context':
      return (
        <p className="context">
          {block.elements.map((one) => ('text' in one ? one.text : one.alt_text)).join(' ')}
        </p>
      );
    case 'actions':
      return (
        <div className="actions">
          <Elements elements={block.elements} {...presses} />
        </div>
      );
    case 'section': {
      const { text, fields = [], accessory } = block;
      return (
        <div className="section">
          {text && <p>{unescaped(text.text)}</p>}
          {fields.length > 0 && (
            <ul className="fields">
              {fields.map((field) => (
                <li key={field.text}>{unescaped(field.text)}</li>
              ))}
            </ul>
          )}
          {accessory && accessory.type !== 'image' && <Elements elements={[accessory]} {...presses} />}
        </div>
      );
    }
  }
}

/** The three signs that Slack escapes. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
