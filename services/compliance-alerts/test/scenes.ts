import { type Instance, idOf } from './fleet.ts';

/** One step of a scene: something happens, or something is read. */
export type Step =
  | { readonly kind: 'direction'; readonly text: string }
  | { readonly kind: 'read'; readonly from: 'Slack' | 'Notice'; readonly lines: readonly string[] };

/** A scene of the README: a fleet, and what happens in order. */
export type Scene = {
  readonly title: string;
  readonly fleet: readonly Instance[];
  readonly steps: readonly Step[];
};

function instanceOf(row: string, number: number): Instance {
  const [name = '', report = '', ...counts] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const [missing, failed, rejected, reboot] = counts.map(Number);
  const daysAgo = Number.parseInt(report, 10);
  if (report === 'never') return { id: idOf(number), name };
  if (Number.isNaN(daysAgo)) throw new Error(`not a last report: ${report}`);
  return { id: idOf(number), name, patches: { missing, failed, rejected, reboot, daysAgo } };
}

function stepOf(block: string): readonly Step[] {
  const direction = /^_(.+)_$/u.exec(block)?.[1];
  return direction === undefined ? [] : [{ kind: 'direction', text: direction }];
}

function readOf(heading: string, fenced: string | undefined): readonly Step[] {
  const from = /^\*\*(Slack|Notice):\*\*$/u.exec(heading)?.[1];
  if (from === undefined) return [];
  const lines = (fenced ?? '').split('\n').slice(1, -1);
  return [{ kind: 'read', from: from === 'Slack' ? 'Slack' : 'Notice', lines }];
}

/** The scenes under `## Scenes` of a README: a table of instances, `_directions_`, and messages in fences. */
export function parseScenes(markdown: string): readonly Scene[] {
  const part = markdown.split(/^## /mu).find((section) => section.startsWith('Scenes')) ?? '';
  return part
    .split(/^### /mu)
    .slice(1)
    .map((text) => {
      const [title = '', ...blocks] = text.split('\n\n').map((block) => block.trim());
      const rows =
        blocks
          .find((block) => block.startsWith('|'))
          ?.split('\n')
          .slice(2) ?? [];
      const steps = blocks.flatMap((block, i) => [...stepOf(block), ...readOf(block, blocks[i + 1])]);
      return { title, fleet: rows.map((row, i) => instanceOf(row, i + 1)), steps };
    });
}
