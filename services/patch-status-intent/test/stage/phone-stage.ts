import { aMinute, type FragileStage } from '@opsline/lex-kit/testing';
import { countedIn } from '@opsline/local-aws';
import type { PlacedCall } from '@opsline/local-connect';
import { agentSide, NothingInQueueError } from '@opsline/switchboard/agent-side';
import { phoneLine, type Trouble } from './phone-line.ts';
import { troubleOf } from './systems-manager-troubles.ts';

/** Stage directions before a call that say what goes wrong in it. */
const troubles: Readonly<Record<string, Trouble>> = {
  'no helpdesk queue is configured': { queue: 'none' },
  'the helpdesk queue is full': { queue: 'full' },
  'auth-lookup is down': { lookup: 'down' },
};

const endings = {
  disconnected: 'the call ends',
  ended: 'the call ends',
  queued: 'the call waits for a person in the helpdesk',
  'hung up': 'the caller hangs up',
} as const;

/** A phone call, driven by a scene. */
export async function phoneStage(directions: readonly string[]): Promise<FragileStage> {
  const trouble = Object.assign({}, ...directions.map((direction) => troubles[direction] ?? {}));
  const phone = await phoneLine(trouble);
  const agent = agentSide(phone.agent, endings);
  let line: PlacedCall | undefined;
  let over = false;
  let endedHow: string[] = [];
  const remedies: (() => void)[] = [];

  /** Whether a direction says how Systems Manager is doing; from then on it is so. */
  const happens = (direction: string): boolean => {
    const back = direction === 'Systems Manager is back';
    if (back) for (const remedy of remedies.splice(0)) remedy();
    const fault = troubleOf(direction, phone.company);
    if (fault) remedies.push(phone.aws.faults.add(fault));
    return back || fault !== undefined;
  };
  const listen = async (call: PlacedCall): Promise<string[]> => {
    const { prompts, waitsFor } = await call.listen();
    over = waitsFor === 'nothing';
    if (waitsFor === 'nothing') endedHow = [await agent.endOf(call)];
    return prompts.map(({ text }) => text);
  };
  const answer = async (text: string): Promise<string[]> => {
    if (!line) throw new Error('nobody has called');
    // Whoever was hung up on says nothing more.
    if (over) return [];
    line.answer(text);
    return listen(line);
  };

  return {
    says: answer,
    watch: phone.watch,
    watchEvents: phone.watchEvents,
    kept: () => countedIn(phone.aws.endpoint),
    untrue: () => [],
    rest: () => aMinute,
    isImpossible: (error) => error instanceof NothingInQueueError,
    again: async (ms) => {
      for (const remedy of remedies.splice(0)) remedy();
      line?.hangUp();
      endedHow = [];
      await phone.clock.sleep(ms);
    },
    seen: async () => {
      const seen = [...agent.seen(), ...endedHow];
      endedHow = [];
      return seen;
    },
    cue: async (direction) => {
      if (direction === 'silence') return answer('');
      if (troubles[direction]) return [];
      if (happens(direction)) return [];
      const withAgent = await agent.cue(direction, line);
      if (withAgent) return listen(withAgent);
      const from = /^a call comes from (\+[0-9]+)$/.exec(direction)?.[1];
      if (from === undefined && direction !== 'a call comes, its number withheld') return false;
      line = phone.call(from);
      return listen(line);
    },
    stop: async () => {
      line?.hangUp();
      await phone.stop();
    },
  };
}
