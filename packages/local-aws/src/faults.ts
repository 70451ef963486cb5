import type { OperationName, ServiceName } from './protocol/operations.ts';
import { ServiceError } from './protocol/service-error.ts';
import type { Text } from './sns/texts.ts';

/** What goes wrong, and where. A fault without `error` and `ratePerSecond` only delays. */
export type Fault = { readonly [S in ServiceName]: FaultOf<S> }[ServiceName];

type FaultOf<S extends ServiceName> = {
  readonly service: S;
  /** One operation; without it, every operation of the service. */
  readonly operation?: OperationName<S>;
  /** Only calls whose input this is true of; without it, all of them. It is asked before `times` counts. */
  readonly meets?: (input: unknown) => boolean;
  /** Delay before the answer, in milliseconds. */
  readonly latencyMs?: number;
  /** Answer with this error instead of doing anything. */
  readonly error?: { readonly name: string; readonly status: number; readonly message: string };
  /** Of how many of those calls, above 0 and up to 1; without it, all. */
  readonly chance?: number;
  /** How many calls it meets before it wears off; without it, every call. */
  readonly times?: number;
  /** Calls a second beyond which calls are throttled; the bucket holds one second's worth. */
  readonly ratePerSecond?: number;
};

/** A call, by name. */
export type CallName = { readonly service: ServiceName; readonly operation: string };

/** A call whose input is read only where somebody asks for it. */
type MetCall = CallName & { readonly readInput: () => unknown };

/**
 * What one call meets: `refused`, an error of the service, nothing done; `lost`, done, and the connection is cut before
 * the answer; `raced`, a conditional write of DynamoDB that somebody else was quicker than, nothing done.
 */
export type Mishap = 'refused' | 'lost' | 'raced';

/** The faults in force. */
export type Faults = {
  /** Puts a fault in force; returns the function that takes it out again. */
  add(fault: Fault): () => void;
  /** Has every call ask what it meets, in the order in which they come; returns the function that ends that. */
  watch(meets: (call: CallName) => Mishap | undefined): () => void;
  /** Has each text message that is accepted arrive so many times: of one that is lost, 0. Returns the function that ends that. */
  carry(copies: () => number): () => void;
};

/** What the faults in force mean for one call: how long it waits, then the error it meets, if any, or another mishap. */
export type Trouble = {
  readonly delayMs: number;
  readonly error: ServiceError | undefined;
  readonly mishap: Mishap | undefined;
};

type ActiveFault = (call: MetCall) => Omit<Trouble, 'mishap'> | undefined;

/**
 * No faults yet. `troubleFor` asks what a call meets (delays add up, the first error counts) and uses it up; `deliver` has as
 * many of a text message arrive as is asked for.
 */
export function createFaults(
  now: () => number,
  arrive: (text: Text) => void,
  random: () => number = Math.random,
) {
  const active = new Set<ActiveFault>();
  const watchers = new Set<(call: CallName) => Mishap | undefined>();
  const carriers = new Set<() => number>();
  const faults: Faults = {
    add(fault) {
      const one = activate(fault, now, random);
      active.add(one);
      return () => active.delete(one);
    },
    watch(meets) {
      watchers.add(meets);
      return () => watchers.delete(meets);
    },
    carry(copies) {
      carriers.add(copies);
      return () => carriers.delete(copies);
    },
  };
  const troubleFor = (call: MetCall): Trouble => {
    const { service, operation } = call;
    const met = [...active].flatMap((meet) => meet(call) ?? []);
    return {
      delayMs: met.reduce((sum, { delayMs }) => sum + delayMs, 0),
      error: met.find(({ error }) => error !== undefined)?.error,
      mishap: [...watchers].map((meets) => meets({ service, operation })).find((one) => one !== undefined),
    };
  };
  const deliver = (text: Text): void => {
    const copies = [...carriers].reduce((many, carrier) => many * carrier(), 1);
    for (let left = copies; left > 0; left -= 1) arrive(text);
  };
  return { faults, troubleFor, deliver };
}

function activate(fault: Fault, now: () => number, random: () => number): ActiveFault {
  const { chance = 1 } = fault;
  requirePositive('chance', chance);
  requirePositive('times', fault.times);
  requirePositive('ratePerSecond', fault.ratePerSecond);
  const allows = fault.ratePerSecond === undefined ? () => true : createBucket(fault.ratePerSecond, now);
  let left = fault.times ?? Number.POSITIVE_INFINITY;
  const errorFor = (service: ServiceName): ServiceError | undefined => {
    if (!allows()) return throttled(service);
    return fault.error && new ServiceError(fault.error.name, fault.error.message, fault.error.status);
  };
  return ({ service, operation, readInput }) => {
    const named =
      service === fault.service && (fault.operation === undefined || operation === fault.operation);
    if (!named || left <= 0 || fault.meets?.(readInput()) === false) return undefined;
    if (chance < 1 && random() >= chance) return undefined;
    left -= 1;
    return { delayMs: fault.latencyMs ?? 0, error: errorFor(service) };
  };
}

function requirePositive(name: 'chance' | 'times' | 'ratePerSecond', value: number | undefined): void {
  if (value !== undefined && !(value > 0))
    throw new RangeError(`${name}: expected a number above 0, received ${value}`);
}

/** A bucket that refills at `rate` tokens a second and holds one second's worth, at least one token. */
function createBucket(rate: number, now: () => number): () => boolean {
  const capacity = Math.max(1, rate);
  let tokens = capacity;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(capacity, tokens + ((at - filledAt) * rate) / 1000);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** How each service says that calls come too fast: the JSON services alike, EC2 and SNS in their own words. */
function throttled(service: ServiceName): ServiceError {
  switch (service) {
    case 'ec2':
      return new ServiceError('RequestLimitExceeded', 'Request limit exceeded.', 503);
    case 'sqs':
      return new ServiceError('RequestThrottled', 'Rate exceeded', 403);
    case 'sns':
      return new ServiceError('Throttled', 'Rate exceeded', 429);
    default:
      return new ServiceError('ThrottlingException', 'Rate exceeded');
  }
}
