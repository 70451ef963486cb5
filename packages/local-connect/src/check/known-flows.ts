import type { ReadableAction } from '../flow/document.ts';
import type { FlowType } from '../flow/flow-types.ts';
import { type Problem, pathOf } from '../flow/problem.ts';
import { sameResource } from '../instance.ts';
import { looksLikePath } from '../values/json-path.ts';

/**
 * What the instance has. Each list that is given is the whole of its kind, ids or ARNs: a flow that names
 * anything else is refused, as the service refuses what does not exist or is not associated. `type` is the
 * type the flow is created with; unless told, what its metadata say, or `CONTACT_FLOW`.
 */
export type KnownFlows = {
  readonly type?: FlowType;
  readonly flows?: readonly string[];
  readonly functions?: readonly string[];
  readonly botAliases?: readonly string[];
  readonly queues?: readonly string[];
};

type Kind = Exclude<keyof KnownFlows, 'type'>;

const references: Readonly<Record<string, readonly [Kind, readonly string[]]>> = {
  TransferToFlow: ['flows', ['ContactFlowId']],
  InvokeLambdaFunction: ['functions', ['LambdaFunctionARN']],
  ConnectParticipantWithLexBot: ['botAliases', ['LexV2Bot', 'AliasArn']],
  UpdateContactEventHooks: ['flows', ['EventHooks', 'AgentWhisper']],
  UpdateContactTargetQueue: ['queues', ['QueueId']],
};

const kindNames: Readonly<Record<Kind, string>> = {
  flows: 'flow',
  functions: 'Lambda function associated with the instance',
  botAliases: 'Lex bot alias associated with the instance',
  queues: 'queue',
};

/** References of an action to things the instance does not have. Placeholders and JSONPaths pass. */
export function checkReferences(
  { Type = '', Parameters }: ReadableAction,
  index: number,
  known: KnownFlows,
): readonly Problem[] {
  const [kind, path] = Object.hasOwn(references, Type) ? (references[Type] ?? []) : [];
  if (kind === undefined || path === undefined) return [];
  const names = known[kind];
  const value = path.reduce<unknown>(valueAt, Parameters);
  if (names === undefined || typeof value !== 'string') return [];
  if (looksLikePath(value) || value.includes('${') || names.some((name) => sameResource(name, value)))
    return [];
  const place = pathOf(['Actions', index, 'Parameters', ...path]);
  return [{ path: place, message: `there is no ${kindNames[kind]} "${value}"` }];
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
