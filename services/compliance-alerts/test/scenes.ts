import { type Instance, idOf } from './fleet.ts';

/** One step of a scene: something happens, or something is read. */
export type Step =
  | { readonly kind: 'direction'; readonly text: string }
  | { readonly kind: 'read'; readonly from: 'Slack' | 'Notice'; readonly lines: readonly string[] };

const agents = ['no role', 'no agent', 'ConnectionLost', 'Inactive'] as const;

/** An instance, and how many days it is on the last list. */
type Machine = Instance & { readonly daysOpen?: number };

/** A scene: a fleet, and what happens in order. */
export type Scene = {
  readonly title: string;
  readonly fleet: readonly Machine[];
  readonly steps: readonly Step[];
};

/** What a cell says, if anything. */
function filled(cell: string | undefined): string | undefined {
  return cell === '' ? undefined : cell;
}

function cellsOf(row: string): readonly string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function instanceOf(heads: readonly string[], row: string, number: number): Machine {
  const cells = cellsOf(row);
  const cell = (head: string) => filled(cells[heads.indexOf(head)]);
  const count = (head: string) => Number(cell(head) ?? 0);
  const report = cell('last report') ?? '';
  const daysAgo = Number.parseInt(report, 10);
  if (report !== 'never' && Number.isNaN(daysAgo)) throw new Error(`not a last report: ${report}`);
  const agent = agents.find((one) => one === cell('agent'));
  const patches = {
    missing: count('missing'),
    failed: count('failed'),
    rejected: count('rejected'),
    reboot: count('pending reboot'),
    ...(heads.includes('critical') ? { critical: count('critical'), security: count('security') } : {}),
    daysAgo,
  };
  const tags = { owner: cell('owner'), exception: cell('exception') };
  const open = cell('open');
  return {
    id: cell('node') === undefined ? idOf(number) : idOf(number).replace('i-', 'mi-'),
    name: cell('name') ?? '',
    ...(tags.owner === undefined ? {} : { owner: tags.owner }),
    ...(tags.exception === undefined ? {} : { exception: tags.exception }),
    ...(agent === undefined ? {} : { agent }),
    ...(report === 'never' ? {} : { patches }),
    ...(open === undefined ? {} : { daysOpen: Number.parseInt(open, 10) }),
  };
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
      const [head = '', , ...rows] = blocks.find((block) => block.startsWith('|'))?.split('\n') ?? [];
      const steps = blocks.flatMap((block, i) => [...stepOf(block), ...readOf(block, blocks[i + 1])]);
      return {
        title: title.replace(/^#+ /u, ''),
        fleet: rows.map((row, i) => instanceOf(cellsOf(head), row, i + 1)),
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
