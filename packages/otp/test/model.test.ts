import { pinLifeMs } from '@opsline/otp';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aliveIn, type Model, modelAsk, modelType, newModel, placeOf } from './model.ts';

type Real = { readonly scene: ReturnType<typeof sceneOf> };
type Command = fc.AsyncCommand<Model, Real>;

function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    run,
    toString: () => name,
  };
}

/** Who asks and types in a conversation. */
function someone(place: number) {
  return { conversation: `T1/C1/U${place}`, person: `T1/U${place}` };
}

function ask(place: number): Command {
  return command(`ask in ${place}`, async (model, { scene }) => {
    expect(await scene.issue(someone(place))).toBe(modelAsk(model, placeOf(model, place)));
    expect(aliveIn(model)).toBeLessThanOrEqual(3);
  });
}

type Guess = (model: Model, place: number) => string;

function typing(name: string, guessOf: Guess, place: number): Command {
  return command(`${name} in ${place}`, async (model, { scene }) => {
    const guess = guessOf(model, place);
    expect(await scene.type(guess, someone(place))).toBe(modelType(model, placeOf(model, place), guess));
  });
}

// One-time PINs are drawn below 500,000, wrong guesses lie above.
const guesses: Readonly<Record<string, Guess>> = {
  right: (model, place) => placeOf(model, place).drawn.at(-1) ?? '000000',
  old: (model, place) => placeOf(model, place).drawn.at(-2) ?? '999999',
  'that of another': (model, place) => placeOf(model, (place + 1) % 3).drawn.at(-1) ?? '999998',
  again: (model) => String(500_000 + model.wrongs),
};
function wrong(model: Model): string {
  model.wrongs += 1;
  return String(500_000 + model.wrongs);
}
function right(place: number): Command {
  return typing('right', (model) => placeOf(model, place).drawn.at(-1) ?? '000000', place);
}

function wait(ms: number): Command {
  return command(`wait ${ms}`, async (model, { scene }) => {
    model.now += ms;
    scene.pass(ms);
  });
}

function siege(place: number): Command {
  return command(`siege in ${place}`, async (model, real) => {
    await wait(900_000).run(model, real);
    await ask(place).run(model, real);
    for (let tries = 0; tries < 4; tries += 1) await typing('wrong', wrong, place).run(model, real);
  });
}

async function play(plan: Iterable<Command>): Promise<Model> {
  const model = newModel();
  const draws = Array.from({ length: 300 }, (_, index) => index);
  await fc.asyncModelRun(() => ({ model, real: { scene: sceneOf(memoryStore(), draws) } }), plan);
  return model;
}

const places = fc.nat(2);
const commands = [
  places.map(ask),
  fc
    .tuple(fc.constantFrom(...Object.entries(guesses)), places)
    .map(([[name, guess], place]) => typing(name, guess, place)),
  places.map(right),
  places.map((place) => typing('wrong', wrong, place)),
  fc
    .constantFrom(1, 1_000, 29_999, 30_000, pinLifeMs - 1, pinLifeMs, 900_000, 1_800_000, 86_400_000)
    .map(wait),
  places.map(siege),
];

test('O5 O6 O7 O9: whatever is asked, typed and waited in three conversations, the outcome is the model’s', async () => {
  const plans = fc.commands(commands, { maxCommands: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      await play(plan);
    }),
  );
});

test('the commands reach every outcome', async () => {
  const burst = [ask(0), ask(0), wait(30_000), ask(1), wait(30_000), ask(2), wait(30_000), ask(0)];
  const [stranger, second] = [siege(1), siege(2)];
  const { reached } = await play([
    ...burst,
    right(2),
    right(2),
    wait(pinLifeMs),
    right(0),
    stranger,
    second,
    stranger,
  ]);
  const outcomes = ['accepted', 'expired', 'limited', 'locked', 'sent', 'spent', 'too soon', 'wrong'];
  expect([...reached].toSorted()).toEqual(outcomes);
});
