import { pinSceneOf } from '@opsline/employees/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** One employee, called from ever new numbers, as plainly as it can be said. Mutable, as fast-check's models are. */
type Model = { now: number; failures: number; lockedUntil: number; calls: number; readonly misses: number[] };
type Real = ReturnType<typeof pinSceneOf>;
type Command = fc.AsyncCommand<Model, Real>;

function since({ misses, now }: Model, ms: number): number {
  return misses.filter((at) => at > now - ms).length;
}

function expected(model: Model, right: boolean): string {
  const halted = since(model, 900_000) >= 30 || since(model, 86_400_000) >= 100;
  if (!right && !halted) model.misses.push(model.now);
  if (halted) return 'halted';
  if (model.now < model.lockedUntil) return 'locked';
  if (right) {
    model.failures = 0;
    return 'right';
  }
  model.failures += 1;
  if (model.failures >= 5) model.lockedUntil = model.now + 900_000 * 2 ** (model.failures - 5);
  if (model.failures >= 10) model.lockedUntil = Number.POSITIVE_INFINITY;
  return 'wrong';
}

function call(name: 'right' | 'wrong', reached: Set<string>): Command {
  return {
    check: () => true,
    run: async (model, { enter }) => {
      model.calls += 1;
      const verdict = expected(model, name === 'right');
      reached.add(verdict);
      const caller = `+1555${1_000_000 + model.calls}`;
      expect(await enter(name === 'right' ? '7391' : '1937', { caller })).toBe(verdict);
    },
    toString: () => name,
  };
}

function wait(ms: number): Command {
  return {
    check: () => true,
    run: async (model, { pass }) => {
      model.now += ms;
      pass(ms);
    },
    toString: () => `wait ${ms}`,
  };
}

async function play(plan: Iterable<Command>): Promise<void> {
  const model = { now: 1_760_000_000_000, failures: 0, lockedUntil: 0, calls: 0, misses: [] };
  await fc.asyncModelRun(() => ({ model, real: pinSceneOf() }), plan);
}

test('P6 P7: whoever calls and however long they wait, the verdict is the model’s', async () => {
  const reached = new Set<string>();
  const wrong = fc.constant(call('wrong', reached));
  const commands = [
    fc.constant(call('right', reached)),
    wrong,
    wrong,
    fc.constantFrom(1, 899_999, 900_000, 1_800_000, 3_600_000, 14_400_000, 86_400_000).map(wait),
  ];
  const plans = fc.commands(commands, { maxCommands: 80, size: 'max' });
  await fc.assert(fc.asyncProperty(plans, play));
  expect([...reached].toSorted()).toEqual(expect.arrayContaining(['locked', 'right', 'wrong']));
});

test('P6: the model reaches the end of every lock, and the lock without end', async () => {
  const reached = new Set<string>();
  const [wrong, right] = [call('wrong', reached), call('right', reached)];
  const lock = (ms: number): readonly Command[] => [wrong, wait(ms - 1), right, wait(1)];
  const four = [wrong, wrong, wrong, wrong];
  const locks = [900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000].flatMap(lock);
  await play([...four, ...locks, wrong, wait(864_000_000), right]);
  expect([...reached].toSorted()).toEqual(['locked', 'wrong']);
});
