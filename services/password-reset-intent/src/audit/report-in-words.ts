import type { Report, Seen } from './report.ts';

/** What SNS says it has spent this month, in US dollars, and what cannot be known. */
export type Spent = number | 'unknown';

/** A report in lines: the counts, and a line for each attempt. */
export function reportInWords(report: Report, span: string, spent: Spent): readonly string[] {
  const { attempts, outcomes, refused, locked, texts, seen } = report;
  const { oneTimePins, passwords, notices } = texts;
  const sum = oneTimePins + passwords + notices;
  return [
    `${span}: ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    ...countsInWords(outcomes),
    ...section('refused or failed on the way, attempts by kind', countsInWords(refused)),
    ...section(
      'locked now',
      locked.map(({ account, of, until }) => `  ${account}  ${of} until ${until}`),
    ),
    `text messages: ${sum}: ${oneTimePins} one-time PINs, ${passwords} passwords, ${notices} notices, as far as AWS said that it took them`,
    `spent on text messages by SNS this month, by the whole account in this Region: ${spent === 'unknown' ? 'unknown' : `${spent.toFixed(2)} US dollars`}`,
    ...section('attempts', seen.map(seenInWords)),
  ];
}

/** One attempt with all its steps. */
export function stepsInWords(seen: Seen): readonly string[] {
  return [seenInWords(seen), ...seen.steps.map((step) => `    ${step}`)];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${heading}:`, ...lines];
}

function countsInWords(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`);
}

function seenInWords(seen: Seen): string {
  const { at, account, action, outcome, proofs, callerEnds, conversation, attempt, untold } = seen;
  const proved = proofs.length === 0 ? 'nothing proved' : `proved: ${proofs.join(', ')}`;
  const number = callerEnds === undefined ? 'no number' : `a number ending in ${callerEnds}`;
  const left = untold.length === 0 ? '' : `, not told yet: ${untold.join(', ')}`;
  return `  ${at}  ${account}  ${action}: ${outcome}${left}; ${proved}; ${number}; conversation ${conversation}; attempt ${attempt}`;
}
