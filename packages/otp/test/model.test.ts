import { pinLifeMs } from '@opsline/otp';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Model, modelAsk, modelType, newModel } from './model.ts';

type Real = { readonly scene: ReturnType<typeof sceneOf> };
type Command = fc.AsyncCommand<Model, Real>;

function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    run,
    toString: () => name,
  };
}

const ask = command('ask', async (model, { scene }) => {
  expect(await scene.issue()).toBe(modelAsk(model));
});

function typing(name: string, guessOf: (model: Model) => string): Command {
  return command(name, async (model, { scene }) => {
    const guess = guessOf(model);
    expect(await scene.type(guess)).toBe(modelType(model, guess));
  });
}

// One-time PINs are drawn below 500,000, wrong guesses lie above.
function wrong(model: Model): string {
  model.wrongs += 1;
  return String(500_000 + model.wrongs);
}
function right(model: Model): string {
  return model.drawn.at(-1) ?? '000000';
}
function old(model: Model): string {
  return model.drawn.at(-2) ?? '999999';
}
function again(model: Model): string {
  return String(500_000 + model.wrongs);
}

function wait(ms: number): Command {
  return command(`wait ${ms}`, async (model, { scene }) => {
    model.now += ms;
    scene.pass(ms);
  });
}

const siege = command('siege', async (model, real) => {
  await wait(900_000).run(model, real);
  await ask.run(model, real);
  for (let tries = 0; tries < 4; tries += 1) await typing('wrong', wrong).run(model, real);
});

async function play(plan: Iterable<Command>): Promise<Model> {
  const model = newModel();
  const draws = Array.from({ length: 300 }, (_, index) => index);
  await fc.asyncModelRun(() => ({ model, real: { scene: sceneOf(memoryStore(), draws) } }), plan);
  return model;
}

const commands = [
  fc.constant(ask),
  fc.constantFrom(typing('right', right), typing('old', old), typing('again', again)),
  fc.constant(typing('wrong', wrong)),
  fc
    .constantFrom(1, 1_000, 29_999, 30_000, pinLifeMs - 1, pinLifeMs, 900_000, 1_800_000, 86_400_000)
    .map(wait),
  fc.constant(siege),
];

test('O5 O6 O7 O9: whatever is asked, typed and waited, the outcome is the model’s', async () => {
  const plans = fc.commands(commands, { maxCommands: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      await play(plan);
    }),
  );
});

test('the commands reach every outcome', async () => {
  const rightOne = typing('right', right);
  const burst = [ask, ask, wait(30_000), ask, wait(30_000), ask, wait(30_000), ask];
  const { reached } = await play([
    ...burst,
    rightOne,
    rightOne,
    wait(pinLifeMs),
    rightOne,
    siege,
    siege,
    siege,
    siege,
  ]);
  const outcomes = ['accepted', 'expired', 'limited', 'locked', 'sent', 'spent', 'too soon', 'wrong'];
  expect([...reached].toSorted()).toEqual(outcomes);
});
