import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { whole } from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { notices } from '../out/messages.ts';
import { purposes } from '../reset/deed.ts';
import type { AttemptRecord, Audience, Event, Written } from './attempt-table.ts';
import { inOrder, stepOf, steps, stepText } from './steps.ts';

/** So many steps a record has at most that change nothing, which somebody may repeat at will. */
export const mostSteps = 100;

/** What an UpdateItem does. */
type Update = {
  readonly UpdateExpression: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, AttributeValue>;
};

const ownersNothing = 'REMOVE owes, tell, phone, due, dueAt';

/** The update that a step is. Sets are added to, so that what is sent twice is there once. */
export function writtenUpdate(written: Written, most: number): Update {
  const { account, userId, action, conversation, callerEnds, step, proofs, keptUntil, untold } = written;
  const set: Record<string, string> = {
    account: ':account',
    action: ':action',
    conversation: ':conversation',
    expiresAt: ':expiresAt',
    began: 'if_not_exists(#began, :at)',
    day: 'if_not_exists(#day, :day)',
    userId: 'if_not_exists(#userId, :userId)',
  };
  const values: Record<string, unknown> = {
    ':account': account,
    ':action': action,
    ':conversation': conversation,
    ':expiresAt': Math.ceil(keptUntil / 1_000),
    ':at': step.at,
    ':day': dayOf(step.at),
    ':userId': userId,
    ':steps': new Set([stepText(step)]),
  };
  const add = ['steps :steps'];
  if (callerEnds !== undefined) {
    set.callerEnds = ':callerEnds';
    values[':callerEnds'] = callerEnds;
  }
  if (proofs.length > 0) {
    add.push('proofs :proofs');
    values[':proofs'] = new Set(proofs);
  }
  if (untold !== undefined && untold !== 'nothing') {
    set.owes = ':owes';
    set.tell = ':tell';
    values[':owes'] = new Set(untold.owes);
    values[':tell'] = untold.event;
    if ('phone' in untold) {
      Object.assign(set, { phone: ':phone', due: ':due', dueAt: ':dueAt' });
      Object.assign(values, { ':phone': untold.phone, ':due': 'due', ':dueAt': untold.dueAt });
    }
  }
  const { kind } = steps[step.name];
  const repeatable = kind === 'asked' || kind === 'refused';
  if (repeatable) values[':most'] = most;
  // What is sent again, because its answer was lost, is there already.
  if (kind === 'begun') values[':step'] = stepText(step);
  return {
    UpdateExpression: [
      `SET ${Object.entries(set)
        .map(([name, value]) => `#${name} = ${value}`)
        .join(', ')}`,
      untold === 'nothing' ? ownersNothing : '',
      `ADD ${add.join(', ')}`,
    ].join(' '),
    ...(repeatable && { ConditionExpression: 'attribute_not_exists(steps) OR size(steps) < :most' }),
    ...(kind === 'begun' && {
      ConditionExpression: 'attribute_not_exists(owes) OR contains(steps, :step)',
    }),
    ExpressionAttributeNames: Object.fromEntries(Object.keys(set).map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: marshall(values),
  };
}

/** The update once somebody was told of what was put off till then. */
export function toldUpdate(dueAt: number, left: readonly Audience[]): Update {
  return {
    UpdateExpression: left.length === 0 ? ownersNothing : 'SET owes = :owes',
    ConditionExpression: 'dueAt = :due',
    ExpressionAttributeValues: marshall({
      ':due': dueAt,
      ...(left.length > 0 && { ':owes': new Set(left) }),
    }),
  };
}

/** The day of a time, UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function setOf<Value extends string>(is: (value: unknown) => value is Value) {
  return z.optional(
    z.pipe(
      z.set(z.custom<Value>(is)),
      z.transform((values: Set<Value>) => [...values]),
    ),
  );
}

function oneOf<const Value extends string>(...values: readonly Value[]) {
  return (value: unknown): value is Value => values.some((one) => one === value);
}

function isEvent(value: unknown): value is Event {
  return typeof value === 'string' && Object.hasOwn(notices, value);
}

const itemSchema = z.object({
  uuid: z.string(),
  account: z.string(),
  userId: z.string(),
  action: z.enum(purposes),
  conversation: z.string(),
  callerEnds: z.optional(z.string()),
  began: whole,
  steps: z.pipe(
    z.set(z.string()),
    z.transform((texts: Set<string>) => inOrder([...texts].flatMap((text) => stepOf(text) ?? []))),
  ),
  proofs: setOf(oneOf('calling number', 'one-time PIN', 'answers')),
  owes: setOf(oneOf('owner', 'helpdesk')),
  tell: z.optional(z.custom<Event>(isEvent)),
  phone: z.optional(z.string()),
  dueAt: z.optional(whole),
});

/** The record that an item is. @throws Error naming table, key and attribute, no value */
export function parseAttempt(table: string, item: Readonly<Record<string, unknown>>): AttemptRecord {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) {
    const attribute = String(parsed.error.issues[0]?.path[0] ?? 'item');
    throw new Error(`Table ${table}, uuid ${item.uuid}: ${attribute} is missing or of another type.`);
  }
  const { uuid: id, began: at, callerEnds, proofs = [], owes, tell, phone, dueAt, ...rest } = parsed.data;
  const untold =
    owes === undefined || tell === undefined || phone === undefined || dueAt === undefined
      ? undefined
      : { owes, event: tell, phone, dueAt };
  return { ...rest, id, at, callerEnds, proofs, untold };
}
