import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { holding } from './holding.ts';

/** What a deployment does to a resource. */
type Deed = 'create' | 'update' | 'replace' | 'may replace' | 'delete';

/** A change of a stack, as it would be made. */
export type Change = {
  readonly deed: Deed;
  readonly id: string;
  readonly type: string;
  /** Whether what goes out of the stack stays in the account. */
  readonly kept: boolean;
  /** The properties because of which it is replaced. */
  readonly because: readonly string[];
};

const deeds = { True: 'replace', Conditional: 'may replace', False: 'update' } as const;

/**
 * Reads a change of a change set (AWS CloudFormation, `ResourceChange`). What CloudFormation cannot tell yet counts as
 * replaced; where it does not say what becomes of the old one, it is deleted.
 */
export function readChange(change: ResourceChange): Change {
  const {
    Action,
    LogicalResourceId,
    ResourceType,
    Replacement,
    PolicyAction = 'Delete',
    Details = [],
  } = change;
  const forcing = Details.filter(({ Target }) => (Target?.RequiresRecreation ?? 'Never') !== 'Never');
  return {
    deed: deedOf(Action, Replacement),
    id: LogicalResourceId ?? '',
    type: ResourceType ?? '',
    kept: PolicyAction === 'Retain' || PolicyAction === 'ReplaceAndRetain',
    because: [...new Set(forcing.map(({ Target }) => Target?.Name ?? Target?.Attribute ?? ''))],
  };
}

function deedOf(action: ResourceChange['Action'], replacement: ResourceChange['Replacement']): Deed {
  if (action === 'Add' || action === 'Import') return 'create';
  if (action === 'Remove') return 'delete';
  return action === 'Dynamic' ? 'may replace' : deeds[replacement ?? 'False'];
}

/** What a deployment comes to. */
export type Verdict = {
  /** A line for each change that takes something away, or all of them. */
  readonly lines: readonly string[];
  /** What needs a yes, by logical ID. */
  readonly needsYes: readonly string[];
  /** What the stack's policy holds unless it is opened, and this deployment lets go of. */
  readonly locked: readonly string[];
};

/**
 * Judges changes. A yes is needed where something is lost that cannot be made again, and where something goes only
 * because a parameter is not set: it may be forgotten.
 *
 * @param named the logical IDs of the template that is deployed, whether their conditions hold or not
 * @param shown `what goes`: only what is replaced or deleted
 */
export function judge(
  changes: readonly Change[],
  named: ReadonlySet<string>,
  shown: 'what goes' | 'all',
): Verdict {
  const going = changes.filter(takesAway);
  const rest = shown === 'all' ? changes.filter((it) => !takesAway(it)) : [];
  const needy = going.filter((it) => isLost(it) || isSwitchedOff(it, named));
  return {
    lines: [...going, ...rest.filter(({ deed }) => deed === 'create')]
      .map((change) => lineOf(change, named))
      .concat(updated(rest)),
    needsYes: needy.map(({ id }) => id),
    locked: going.filter(({ type }) => holding.includes(type)).map(({ id }) => id),
  };
}

function takesAway({ deed }: Change): boolean {
  return deed !== 'create' && deed !== 'update';
}

function isLost({ type, kept }: Change): boolean {
  return holding.includes(type) && !kept;
}

function isSwitchedOff({ deed, id }: Change, named: ReadonlySet<string>): boolean {
  return deed === 'delete' && named.has(id);
}

function lineOf(change: Change, named: ReadonlySet<string>): string {
  const { deed, id, type, kept, because } = change;
  const said = takesAway(change)
    ? [
        ...(isLost(change) ? ['what it holds is lost'] : []),
        ...(kept ? ['the old one stays in the account, and in no stack'] : []),
        ...(isSwitchedOff(change, named) ? ['only because a parameter is not set'] : []),
      ]
    : [];
  const why = because.length > 0 && takesAway(change) ? `, because of ${because.join(', ')}` : '';
  return `${deed.padEnd(11)} ${id} (${type})${why}${said.length > 0 ? `: ${said.join('; ')}` : ''}`;
}

function updated(changes: readonly Change[]): string[] {
  const count = changes.filter(({ deed }) => deed === 'update').length;
  return count > 0 ? [`${'update'.padEnd(11)} ${count} in place`] : [];
}
