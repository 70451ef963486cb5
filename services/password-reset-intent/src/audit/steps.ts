/**
 * What is written down of an attempt, in the order in which it comes. `refused`: nothing is done, by a rule. `begun`: the
 * directory is about to be written; `written`: it answered that it was, and nobody was told yet; `nothing done`: it was not
 * written after all. `failed`: a fault before all that, which says nothing of what was begun before. `proved`: the helpdesk's
 * one-time PIN was right. `shown` is what an attempt is called that came so far and no further; unless told, the step.
 */
export const steps = {
  'owner warned': { kind: 'asked' },
  'pin sent': { kind: 'asked', shown: 'hung up' },
  'no pin': { kind: 'refused' },
  'pin refused': { kind: 'refused' },
  proved: { kind: 'done' },
  'too many answers': { kind: 'refused' },
  denied: { kind: 'refused' },
  'unlock offered': { kind: 'asked' },
  'not locked': { kind: 'asked' },
  'too soon': { kind: 'refused' },
  'too often': { kind: 'refused' },
  begun: { kind: 'begun', shown: 'outcome unknown' },
  written: { kind: 'done', shown: 'not delivered' },
  unknown: { kind: 'done', shown: 'outcome unknown' },
  'not delivered': { kind: 'done' },
  told: { kind: 'done' },
  'nothing done': { kind: 'undone' },
  failed: { kind: 'refused', shown: 'nothing done' },
} as const satisfies Readonly<Record<string, { readonly kind: string; readonly shown?: string }>>;

export type StepName = keyof typeof steps;

/** A step, when it was (epoch ms), and why, in a word of ours. */
export type Step = { readonly name: StepName; readonly at: number; readonly reason?: string };

const names = Object.keys(steps).filter(isStepName);

export function isStepName(name: string): name is StepName {
  return Object.hasOwn(steps, name);
}

/** A step as it is kept, such as `2026-11-20T08:00:00.000Z denied: wrong answers`. */
export function stepText({ name, at, reason }: Step): string {
  const why = reason === undefined ? '' : `: ${reason}`;
  return `${new Date(at).toISOString()} ${name}${why}`;
}

/** The step that a kept text is; undefined for what is none. */
export function stepOf(text: string): Step | undefined {
  const [, when = '', name = '', reason] = /^(\S+Z) ([a-z ]+)(?:: (.+))?$/i.exec(text) ?? [];
  const at = Date.parse(when);
  if (!isStepName(name) || Number.isNaN(at)) return undefined;
  return { name, at, ...(reason !== undefined && { reason }) };
}

/** Steps as they came; what came at the same millisecond, in the order of the table. */
export function inOrder(all: readonly Step[]): readonly Step[] {
  return all.toSorted((a, b) => a.at - b.at || names.indexOf(a.name) - names.indexOf(b.name));
}

/**
 * How an attempt ended: what was done to the account, if anything was or may have been, and else the last step. What is
 * refused afterwards in the same conversation does not hide it.
 *
 * @param ordered as `inOrder` has them
 */
export function outcomeOf(ordered: readonly Step[]): string {
  let done: StepName | undefined;
  let pending: StepName | undefined;
  for (const { name } of ordered) {
    const { kind } = steps[name];
    if (kind === 'begun') pending = name;
    if (kind === 'done' || kind === 'undone') pending = undefined;
    if (kind === 'done') done = name;
  }
  const last = pending ?? done ?? ordered.at(-1)?.name;
  if (last === undefined) return 'nothing';
  return shownAs(last);
}

/** What an attempt is called that came to a step and no further. */
export function shownAs(name: StepName): string {
  const row = steps[name];
  return 'shown' in row ? row.shown : name;
}
