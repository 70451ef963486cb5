/** The moments of a conversation at which something can go wrong. */
export type Phase = 'connect' | 'bind' | 'search' | 'modify';

/**
 * One thing that goes wrong. Where there is an `at`, only that step is concerned; `after` lets the operation have its
 * effect first, so that the client cannot know.
 */
export type Fault =
  | { readonly kind: 'refuse' }
  | { readonly kind: 'silence' | 'reset'; readonly at: Phase; readonly effect?: 'before' | 'after' }
  | { readonly kind: 'reset after'; readonly bytes: number }
  | { readonly kind: 'drip'; readonly millisecondsPerByte: number }
  | { readonly kind: 'huge value'; readonly bytes: number }
  | { readonly kind: 'many entries'; readonly count: number }
  | { readonly kind: 'raw bytes'; readonly at: Exclude<Phase, 'connect'>; readonly hex: string }
  | {
      readonly kind: 'result';
      readonly at: Exclude<Phase, 'connect'>;
      readonly code: number;
      readonly diagnostic: string;
    };

/** Turns faults on and off while the directory runs. */
export type Faults = {
  /** Replaces the faults in force; resolves when they are (a refused port is then closed). */
  readonly set: (...faults: readonly Fault[]) => Promise<void>;
  /** Ends all faults; resolves when connections are taken again, on the same port. */
  readonly clear: () => Promise<void>;
  /** Asks for every step, in order, which fault it meets, before those in force; the result ends that. */
  readonly watch: (meets: (step: Phase) => Fault | undefined) => () => void;
};

/** The fault of a kind that is in force, if there is one. */
export function faultOf<K extends Fault['kind']>(
  faults: readonly Fault[],
  kind: K,
): Extract<Fault, { readonly kind: K }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { readonly kind: K }> => fault.kind === kind);
}

/** The fault that concerns a step, if there is one. */
export function faultAt(faults: readonly Fault[], step: string) {
  return faults.find((fault) => 'at' in fault && fault.at === step);
}
