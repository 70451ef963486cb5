import type { Account, Operation } from './account.ts';

type Deed = Operation['deeds'][number];
type Stack = Account['stacks'][number];

/** What of a deployment changed something. */
export function changes(operations: readonly Operation[]): readonly Deed[] {
  return operations.flatMap(({ deeds }) => deeds).filter(({ deed }) => deed !== 'same');
}

/** Whether a function has only another archive: each deployment uploads its own, of whatever it holds. */
export function isOnlyUploaded({ deed, type, because }: Deed): boolean {
  return deed === 'update' && type === 'AWS::Lambda::Function' && because.join() === 'Code';
}

/** A change in one line. */
export function lineOf({ deed, id, type, because }: Deed): string {
  return `${deed} ${id} (${type})${because.length > 0 ? `, because of ${because.join(', ')}` : ''}`;
}

/** The name of a service's stack. */
export function stackOf(service: string, stage: string): string {
  return `opsline-${service}-${stage}`;
}

/** The stacks of a stage. */
export function stacksOf({ stacks }: Account, stage: string): Stack[] {
  return stacks.filter(({ name }) => name.endsWith(`-${stage}`));
}

/** How many resources there are of each type. */
export function types(stacks: readonly Stack[]): Readonly<Record<string, number>> {
  const all = stacks.flatMap(({ resources }) => resources.map(({ type }) => type));
  return Object.fromEntries(all.map((type) => [type, all.filter((it) => it === type).length]));
}
