import { virtualClock } from '@opsline/local-kit/clock';
import { type ConnectOptions, createConnect } from '../src/connect.ts';
import type { Flow } from '../src/flow/flow.ts';
import { type ScriptLine, scriptedCaller } from './scripted-caller.ts';

export const start = Date.UTC(2026, 8, 14, 9, 0, 0);

type Options = Partial<ConnectOptions> & {
  readonly from?: string;
  readonly carrier?: Readonly<Record<string, string>>;
};

/** A line into one flow (or several by name, beginning with `main`), on virtual time, with counted ids. */
export function line(flow: Flow | Readonly<Record<string, Flow>>, options: Options = {}) {
  const flows = isFlow(flow) ? { main: flow } : flow;
  const clock = options.clock ?? virtualClock(start);
  let count = 0;
  const connect = createConnect({
    flows,
    invokeLambda: async () => ({}),
    newId: () => `id-${++count}`,
    ...options,
    clock,
  });
  return {
    clock,
    flows,
    call: async (script: readonly ScriptLine[] = []) => {
      const caller = scriptedCaller(script);
      const contact = await connect.call({
        to: '+15550100199',
        flow: 'main',
        caller,
        ...(options.from === undefined ? {} : { from: options.from }),
        ...(options.carrier === undefined ? {} : { carrier: options.carrier }),
      });
      return { ...contact, caller, transcript: caller.transcript(), route: routeOf(contact.path) };
    },
    chat: async (script: readonly ScriptLine[] = [], given: { attributes?: Record<string, string> } = {}) => {
      const caller = scriptedCaller(script);
      const contact = await connect.chat({ flow: 'main', caller, ...given });
      return { ...contact, caller, transcript: caller.transcript(), route: routeOf(contact.path) };
    },
  };
}

function isFlow(flow: Flow | Readonly<Record<string, Flow>>): flow is Flow {
  return Array.isArray(flow.actions);
}

/** `askPin NextAction, lookup NoMatchingError, bye end` */
function routeOf(path: readonly { readonly identifier: string; readonly took: string }[]): string {
  return path.map(({ identifier, took }) => `${identifier} ${took}`).join(', ');
}
