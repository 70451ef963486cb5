/** A process that ends in the middle: nothing that it would do afterwards is done. */
export type Crashes = {
  /** Has the process end at its n-th call from now on, before the call is made or once it was. */
  readonly crashAt: (call: number, when: 'before' | 'after') => void;
  /** How many calls were made since `crashAt`, or the beginning. */
  readonly calls: () => readonly string[];
  /** Ports whose every call may be the last. */
  readonly watched: <Ports extends object>(name: string, ports: Ports) => Ports;
  /** Runs the process, unless it ends before. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
};

/** No crash yet. */
export function createCrashes(): Crashes {
  let made: string[] = [];
  let planned: { readonly call: number; readonly when: 'before' | 'after' } | undefined;
  let crashed = Promise.withResolvers<never>();
  const never = new Promise<never>(() => {});

  const meet = (when: 'before' | 'after', call: number): Promise<never> | undefined => {
    if (planned?.call !== call || planned.when !== when) return undefined;
    planned = undefined;
    crashed.reject(new Error('the process has ended'));
    return never;
  };
  const watchedCall =
    (name: string, call: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]): Promise<unknown> => {
      made.push(name);
      const number = made.length;
      await meet('before', number);
      const answer = await call(...given);
      await meet('after', number);
      return answer;
    };

  return {
    crashAt: (call, when) => {
      made = [];
      planned = { call, when };
    },
    calls: () => made,
    watched: (name, ports) =>
      new Proxy(ports, {
        get: (target, key) => {
          const port: unknown = Reflect.get(target, key);
          return typeof port === 'function' ? watchedCall(`${name}.${String(key)}`, port.bind(target)) : port;
        },
      }),
    run: async (work) => {
      crashed = Promise.withResolvers();
      return Promise.race([work(), crashed.promise]);
    },
  };
}
