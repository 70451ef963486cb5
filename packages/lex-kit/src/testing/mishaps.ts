/** What one outside call meets: an error and nothing done; done, its answer lost; a write that came second. */
type Mishap = 'refused' | 'lost' | 'raced';

/** An outside call: who is called, and what for. */
export type OutsideCall = { readonly service: string; readonly operation: string };

/** Asks for each call, in the order in which they come, what it meets. */
export type Meets = (call: OutsideCall) => Mishap | undefined;

/** Calls made within the process that stand for outside ones, such as an asynchronous invocation. */
export function fragileCalls() {
  const watchers = new Set<Meets>();
  return {
    watch: (meets: Meets): (() => void) => {
      watchers.add(meets);
      return () => watchers.delete(meets);
    },
    /** Makes a call, or what became of it. */
    call: async <T>(name: OutsideCall, work: () => Promise<T>): Promise<T> => {
      const mishap = [...watchers].map((meets) => meets(name)).find((one) => one !== undefined);
      if (mishap === 'refused') throw new Error(`${name.operation} was refused`);
      const result = await work();
      if (mishap === 'lost') throw new Error(`the answer to ${name.operation} was lost`);
      return result;
    },
  };
}

/** The faults of the matrix. */
export const faults = ['refused before', 'done, answer lost', 'lost race', 'down from there on'] as const;
export type FaultKind = (typeof faults)[number];

/** A fault at one call, counted from 1. */
export type Cell = { readonly place: number; readonly fault: FaultKind };

const mishapOf = { 'refused before': 'refused', 'done, answer lost': 'lost', 'lost race': 'raced' } as const;

const conditional = ['PutItem', 'TransactWriteItems'];

/** Whether a fault can meet a call at all: only conditional writes come second. */
export function canMeet(fault: FaultKind, { operation }: OutsideCall): boolean {
  return fault !== 'lost race' || conditional.includes(operation);
}

/** What calls meet in a cell; from the place on, all calls to the same service, where it is down. */
export function meetsIn({ place, fault }: Cell): Meets {
  let count = 0;
  let down: string | undefined;
  return ({ service }) => {
    count += 1;
    if (fault === 'down from there on') {
      if (count === place) down = service;
      return service === down ? 'refused' : undefined;
    }
    if (count !== place) return undefined;
    return mishapOf[fault];
  };
}
