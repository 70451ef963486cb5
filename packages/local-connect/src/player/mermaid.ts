import type { Contact } from '../contact.ts';
import type { Flow } from '../flow/flow.ts';
import { type DrawnBlock, drawingOf } from './drawing.ts';

/**
 * Flows as one Mermaid flowchart for people to read, a subgraph each, in the order of the flows and of their
 * actions: what each action does and says, and which way it goes on when. A transfer leads to the other flow if
 * that is drawn, too. With a contact, what it went through is drawn thick.
 */
export function mermaid(flows: Readonly<Record<string, Flow>>, contact?: Contact): string {
  const drawing = drawingOf(flows, contact?.path);
  return [
    'flowchart TD',
    ...drawing.flows.flatMap(({ flowArn, name }, index) => [
      `  subgraph f${index}["${escaped(name)}"]`,
      ...drawing.blocks
        .filter((block) => block.flowArn === flowArn)
        .map((block) => `    ${block.id}${shape(block)}${block.visited ? ':::visited' : ''}`),
      '  end',
    ]),
    ...drawing.ways.map(
      ({ from, to, labels, taken }) => `  ${from} ${taken ? '==>' : '-->'}${labelled(labels)} ${to}`,
    ),
    ...(contact === undefined ? [] : ['  classDef visited stroke-width:4px']),
  ].join('\n');
}

/** What asks outside is a subroutine, what chooses a way is a diamond, and an end is round. */
function shape(block: DrawnBlock): string {
  const label = `"${escaped(block.name)}<br/>${escaped(block.words)}"`;
  switch (block.shape) {
    case 'end':
      return `([${label}])`;
    case 'asks outside':
      return `[[${label}]]`;
    case 'choice':
      return `{${label}}`;
    case 'step':
      return `[${label}]`;
  }
}

function labelled(labels: readonly string[]): string {
  return labels.length === 0 ? '' : `|"${escaped(labels.join(' or '))}"|`;
}

/** Mermaid's own escapes of the signs that it would read. */
function escaped(text: string): string {
  return text.replace(/[#&"<>`]|\s+/g, (sign) => (/\s/.test(sign) ? ' ' : `#${sign.charCodeAt(0)};`));
}
