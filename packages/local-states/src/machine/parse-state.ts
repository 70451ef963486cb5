import type { Json } from '../query/json.ts';
import type { QueryPlace } from '../query/query-rules.ts';
import { compileTemplate, type Template } from '../query/template.ts';
import type { Retrier } from '../run/retry.ts';
import type { Catcher, Exit, Scope, State } from './machine.ts';
import { readShape, type StateShape, stateShape } from './state-shapes.ts';

type Leave = { readonly Output?: Json | undefined; readonly Assign?: Json | undefined };
type Onward = Leave & { readonly Next?: string | undefined; readonly End?: true | undefined };
type Recovering = Extract<StateShape, { Type: 'Task' }>;
type ParseScope = (definition: unknown, at: string) => Scope;

/**
 * Reads one state. `at` is its path in the definition; `parseScope` reads the scopes inside it.
 * Throws an error that begins with the path.
 */
export function parseState(name: string, definition: unknown, at: string, parseScope: ParseScope): State {
  const shape = readShape(stateShape, definition, at);
  try {
    return build(name, shape, at, parseScope);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.startsWith('States.') ? message : `${at}: ${message}`, { cause: error });
  }
}

function build(name: string, shape: StateShape, at: string, parseScope: ParseScope): State {
  switch (shape.Type) {
    case 'Task':
      return {
        type: 'Task',
        name,
        resource: shape.Resource,
        arguments: field(shape.Arguments, 'Arguments'),
        roleArn: field(shape.Credentials?.RoleArn, 'Credentials/RoleArn'),
        timeoutSeconds: field(shape.TimeoutSeconds, 'TimeoutSeconds'),
        exit: onward(shape, 'after'),
        ...recovery(shape),
      };
    case 'Pass':
      return { type: 'Pass', name, exit: onward(shape, 'before') };
    case 'Wait':
      return { type: 'Wait', name, until: waitUntil(shape), exit: onward(shape, 'before') };
    case 'Choice':
      return {
        type: 'Choice',
        name,
        rules: shape.Choices.map((rule, i) => ({
          condition: compileTemplate(rule.Condition, `Choices[${i}]/Condition`, 'before'),
          exit: exitOf(rule, rule.Next, 'before', `Choices[${i}]/`),
        })),
        otherwise: exitOf(shape, shape.Default, 'before'),
      };
    case 'Parallel':
      return {
        type: 'Parallel',
        name,
        arguments: field(shape.Arguments, 'Arguments'),
        branches: shape.Branches.map((branch, i) => parseScope(branch, `${at}.Branches.${i}.`)),
        exit: onward(shape, 'after'),
        ...recovery(shape),
      };
    case 'Map': {
      const { ProcessorConfig: config, ...processor } = shape.ItemProcessor;
      const isDistributed = config?.Mode === 'DISTRIBUTED';
      if (!isDistributed && shape.ToleratedFailurePercentage !== undefined)
        throw new Error('ToleratedFailurePercentage belongs to a distributed Map');
      return {
        type: 'Map',
        name,
        items: field(shape.Items, 'Items'),
        itemSelector: field(shape.ItemSelector, 'ItemSelector'),
        maxConcurrency: field(shape.MaxConcurrency, 'MaxConcurrency'),
        distributed: isDistributed
          ? { toleratedPercentage: shape.ToleratedFailurePercentage ?? 0 }
          : undefined,
        processor: parseScope(processor, `${at}.ItemProcessor.`),
        exit: onward(shape, 'after'),
        ...recovery(shape),
      };
    }
    case 'Succeed':
      return { type: 'Succeed', name, exit: exitOf(shape, undefined, 'before') };
    case 'Fail':
      return { type: 'Fail', name, error: field(shape.Error, 'Error'), cause: field(shape.Cause, 'Cause') };
  }
}

function field(value: Json | undefined, name: string, place: QueryPlace = 'before'): Template | undefined {
  return value === undefined ? undefined : compileTemplate(value, name, place);
}

function onward(shape: Onward, place: QueryPlace): Exit {
  if ((shape.Next === undefined) === (shape.End === undefined))
    throw new Error('expected either Next or End');
  return exitOf(shape, shape.Next, place);
}

function exitOf(shape: Leave, next: string | undefined, place: QueryPlace, prefix = ''): Exit {
  return {
    output: field(shape.Output, `${prefix}Output`, place),
    assign: field(shape.Assign, `${prefix}Assign`, place),
    next,
  };
}

function recovery(shape: Pick<Recovering, 'Retry' | 'Catch'>) {
  checkOrder(
    shape.Retry.map(({ ErrorEquals }) => ErrorEquals),
    'Retry',
  );
  checkOrder(
    shape.Catch.map(({ ErrorEquals }) => ErrorEquals),
    'Catch',
  );
  const retry = shape.Retry.map(
    (entry): Retrier => ({
      errorEquals: entry.ErrorEquals,
      intervalSeconds: entry.IntervalSeconds,
      maxAttempts: entry.MaxAttempts,
      backoffRate: entry.BackoffRate,
      maxDelaySeconds: entry.MaxDelaySeconds,
      jitter: entry.JitterStrategy,
    }),
  );
  const catchers = shape.Catch.map(
    (entry, i): Catcher => ({
      ...exitOf(entry, entry.Next, 'caught', `Catch[${i}]/`),
      errorEquals: entry.ErrorEquals,
    }),
  );
  return { retry, catch: catchers };
}

function checkOrder(lists: readonly (readonly string[])[], name: string): void {
  lists.forEach((names, i) => {
    if (!names.includes('States.ALL')) return;
    if (names.length > 1 || i < lists.length - 1)
      throw new Error(`${name}[${i}]: States.ALL stands alone and last`);
  });
}

function waitUntil(shape: Extract<StateShape, { Type: 'Wait' }>) {
  const seconds = field(shape.Seconds, 'Seconds');
  const timestamp = field(shape.Timestamp, 'Timestamp');
  if (seconds && !timestamp) return { field: 'Seconds', template: seconds } as const;
  if (timestamp && !seconds) return { field: 'Timestamp', template: timestamp } as const;
  throw new Error('expected either Seconds or Timestamp');
}
