import { expect, test } from 'vitest';
import type { Assumptions } from '../src/assumptions.ts';
import { type Answer, createWorld, elicit } from './bot-world.ts';

type World = ReturnType<typeof createWorld>;

/** Says the lines and gives what is looked at after the last of them. */
async function outcome(
  chosen: Partial<Assumptions>,
  lines: readonly string[],
  look: (world: World, last: string) => unknown,
  answer?: Answer,
): Promise<unknown> {
  const world = createWorld('order-bot.yml', answer, { assumptions: chosen });
  let last = '';
  for (const said of lines) last = await world.turn(said);
  return look(world, last);
}

const ask = ['patch dev on tomorrow', '1234'];
function last(_world: World, reply: string): unknown {
  return reply;
}
function sources({ events }: World): unknown {
  return events.slice(2).map((it) => it.invocationSource);
}

const asksUrgency: Answer = ({ invocationSource }) =>
  invocationSource === 'DialogCodeHook' ? elicit('OrderPatch', 'Urgency', 'How urgent?') : undefined;
const keepsQuiet: Answer = ({ inputTranscript }) =>
  inputTranscript === 'dev' ? elicit('OrderPatch', 'StartDate', 'When?') : undefined;
function filledSlots({ traces }: World): unknown {
  return traces.at(-1)?.slots.Machines;
}

test.each<
  [keyof Assumptions, Partial<Assumptions>, readonly string[], typeof last, unknown, unknown, Answer?]
>([
  [
    'declinedState',
    { declinedState: 'Fulfilled' },
    [...ask, 'no'],
    last,
    'Nothing was ordered. | Close OrderPatch Failed',
    'Nothing was ordered. / Goodbye. | Close OrderPatch Fulfilled',
  ],
  [
    'hookAfterYes',
    { hookAfterYes: false },
    [...ask, 'yes'],
    sources,
    ['DialogCodeHook', 'FulfillmentCodeHook'],
    ['FulfillmentCodeHook'],
  ],
  [
    'slotValueBeforeSwitch',
    { slotValueBeforeSwitch: false },
    ['order a patch', 'help me'],
    last,
    'How urgent? | ElicitSlot Urgency',
    'You can order a patch. | Close Help Fulfilled',
    asksUrgency,
  ],
  [
    'omittedSlots',
    { omittedSlots: 'clear' },
    ['order a patch', 'dev'],
    filledSlots,
    'AmazonLinuxDev',
    null,
    keepsQuiet,
  ],
  [
    'dateOrder',
    { dateOrder: 'day first' },
    ['patch dev on 03/04/2021', '1234'],
    last,
    'Patch AmazonLinuxDev on 2021-03-04, [callerName]? | ConfirmIntent',
    'Patch AmazonLinuxDev on 2021-04-03, [callerName]? | ConfirmIntent',
  ],
  [
    'twoDigitYearsAhead',
    { twoDigitYearsAhead: 0 },
    ['patch dev on 03/04/21', '1234'],
    last,
    'Patch AmazonLinuxDev on 2021-03-04, [callerName]? | ConfirmIntent',
    'Patch AmazonLinuxDev on 1921-03-04, [callerName]? | ConfirmIntent',
  ],
  [
    'timeZone',
    { timeZone: 'Pacific/Kiritimati' },
    ask,
    last,
    'Patch AmazonLinuxDev on 2020-11-26, [callerName]? | ConfirmIntent',
    'Patch AmazonLinuxDev on 2020-11-27, [callerName]? | ConfirmIntent',
  ],
])('%s', async (_name, chosen, lines, look, byDefault, switched, answer) => {
  expect(await outcome({}, lines, look, answer)).toEqual(byDefault);
  expect(await outcome(chosen, lines, look, answer)).toEqual(switched);
});
