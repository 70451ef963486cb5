import { type Instance, idOf } from './fleet.ts';

/** One step of a scene: something happens, or something is read. */
export type Step =
  | { readonly kind: 'direction'; readonly text: string }
  | { readonly kind: 'read'; readonly from: 'Slack' | 'Notice'; readonly lines: readonly string[] };

/** A scene: a fleet, and what happens in order. */
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

/**
 * The scenes of a page: the sections with a table of instances, with `_directions_`, and with messages in fences.
 */
export function parseScenes(markdown: string): readonly Scene[] {
  return sectionsOf(markdown)
    .filter((section) => section.includes('| last report |'))
    .map((section) => {
      const [title = '', ...blocks] = section.split('\n\n').map((block) => block.trim());
      const rows =
        blocks
          .find((block) => block.startsWith('|'))
          ?.split('\n')
          .slice(2) ?? [];
      const steps = blocks.flatMap((block, i) => [...stepOf(block), ...readOf(block, blocks[i + 1])]);
      return {
        title: title.replace(/^#+ /u, ''),
        fleet: rows.map((row, i) => instanceOf(row, i + 1)),
        steps,
      };
    });
}

/** A page, and where it is. */
type Page = { readonly path: string; readonly text: string };

/**
 * The page with the messages of a scene as they were read.
 *
 * @throws, naming page and line, where something else happened than is written: only words are accepted
 */
export function acceptScene(page: Page, { title, steps }: Scene, played: readonly Step[]): string {
  const happened = (all: readonly Step[]) =>
    all.map((step) => (step.kind === 'read' ? step.from : step.text));
  const [wanted, got] = [happened(steps), happened(played)];
  const at = wanted.findIndex((step, i) => step !== got[i]);
  if (at !== -1 || got.length !== wanted.length) {
    const [one, other] =
      at === -1 ? ['nothing more', got[wanted.length]] : [wanted[at], got[at] ?? 'nothing'];
    const row = page.text
      .split('\n')
      .findIndex((line) => /^#{2,3} /u.test(line) && line.endsWith(` ${title}`));
    throw new Error(`${page.path}:${row + 1} "${title}": expected ${one}, but got ${other}`);
  }
  const texts = played.flatMap((step) => (step.kind === 'read' ? [step.lines.join('\n')] : []));
  return sectionsOf(page.text)
    .map((section) =>
      section.startsWith(`## ${title}\n`) || section.startsWith(`### ${title}\n`)
        ? section.replace(/(?<=^```text\n)[^`]*(?=\n```$)/gmu, (old) => texts.shift() ?? old)
        : section,
    )
    .join('');
}

function sectionsOf(markdown: string): readonly string[] {
  return markdown.split(/^(?=#{2,3} )/mu);
}
