import type { Visited } from '@opsline/local-connect';
import type { Happenings } from '@opsline/page';
import type { Stack } from '../../src/stack/stack.ts';
import { phoneCall } from '../../src/terminal/phone-call.ts';

type Happening = Parameters<Parameters<Happenings['on']>[0]>[0];

/** A stack whose line answers at once what it once answered, with all that happened then. */
export type Replayed = { readonly stack: Stack; readonly happenings: Happenings };

/**
 * Has somebody call and ask for "latest", and gives stacks in which each call goes like that one, turn after turn: what such
 * a call costs is its page's alone.
 *
 * @param happenings what the stack was started to tell
 */
export async function oneCall(stack: Stack, happenings: Happenings): Promise<() => Replayed> {
  const [employee] = stack.aws.scenario.current().employees;
  if (employee === undefined) throw new Error('nobody calls');
  const path: Visited[] = [];
  const happened: Happening[] = [];
  const call = phoneCall(stack, 'patch status', employee.phone, (visited) => path.push(visited));
  await call.listen();
  call.answer(`${employee.pin}#`);
  await call.listen();
  const off = happenings.on((happening) => happened.push(happening));
  call.answer('latest');
  const { prompts } = await call.listen();
  off();
  call.hangUp();
  const contact = await call.contact;
  return () => {
    const listeners = new Set<(happening: Happening) => void>();
    const keypad = {
      maximumLength: 1,
      terminator: '',
      cancelKey: '',
      firstDigitMs: 0,
      interdigitMs: 0,
    } as const;
    const replay: typeof stack.phone.connect.call = async ({ caller, onBlock = () => {} }) => {
      for (const visited of path) onBlock(visited);
      while ((await caller.speak({ prompts, keypad })) !== 'hang up') {
        for (const happening of happened) for (const listener of listeners) listener(happening);
      }
      return contact;
    };
    const { phone } = stack;
    return {
      stack: { ...stack, phone: { ...phone, connect: { ...phone.connect, call: replay } } },
      happenings: {
        ...happenings,
        on: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    };
  };
}
