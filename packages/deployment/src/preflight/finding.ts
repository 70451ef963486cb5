import { exitCodes } from '../exit-codes.ts';

/** How much a finding weighs: the deployment fails; it comes up, and something does not work; nobody could look; nothing. */
export type Weight = 'stops' | 'breaks' | 'unseen' | 'note';

/** Something that was found before a deployment, and what to do about it. */
export type Finding = {
  readonly weight: Weight;
  /** What it is about: a service, a quota, a name. */
  readonly about: string;
  readonly found: string;
  readonly todo: string;
};

const order: readonly Weight[] = ['stops', 'breaks', 'unseen', 'note'];

/** Findings as they are read: what stops a deployment first, each with what to do in a line of its own. */
export function inWords(findings: readonly Finding[]): string {
  return order
    .flatMap((weight) => findings.filter((it) => it.weight === weight))
    .map(({ weight, about, found, todo }) => `${weight.padEnd(7)} ${about}: ${found}\n        ${todo}\n`)
    .join('');
}

/** What the command ends with. What could not be looked at is no good news. */
export function codeOf(findings: readonly Finding[]): number {
  const has = (...weights: Weight[]) => findings.some(({ weight }) => weights.includes(weight));
  if (has('stops')) return exitCodes.stopped;
  return has('breaks', 'unseen') ? exitCodes.notWell : exitCodes.done;
}
