import type { Interface } from 'node:readline/promises';
import { styleText } from 'node:util';
import type { PlacedCall } from '@opsline/local-connect';
import { scenarioAccounts } from '@opsline/local-directory';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Stack } from '../stack/stack.ts';
import { botSays, textArrives } from './chat.ts';
import { type PhoneLineName, phoneCall } from './phone-call.ts';
import type { Screen } from './screen.ts';
import { ask, openLines } from './terminal.ts';

/** A number that no employee has. */
const strange = '+15550100777';

/** Somebody who may call. */
type Caller = { readonly from: string; readonly about: string };

/** A call about patching. */
export function call(stack: Stack, screen: Screen): Promise<void> {
  return callLine(stack, screen, 'IT operations', [
    ...stack.aws.scenario.current().employees.map(({ id, name, phone, pin }) => ({
      from: phone,
      about: `${name}, ${id}, PIN ${pin}`,
    })),
    { from: strange, about: 'a number that nobody has' },
    { from: 'withheld', about: 'the number withheld' },
  ]);
}

/** A call about a forgotten password. */
export function reset(stack: Stack, screen: Screen): Promise<void> {
  return callLine(stack, screen, 'user administration', [
    ...scenarioAccounts.flatMap(
      ({ sAMAccountName, displayName, mobile = '', birthDate, monthStarted, flags = [] }) => {
        const from = parsePhoneNumberFromString(mobile)?.number;
        const who = [displayName, sAMAccountName, `born ${birthDate}`, `started ${monthStarted}`, ...flags];
        return from === undefined ? [] : [{ from, about: who.join(', ') }];
      },
    ),
    { from: strange, about: 'a number that nobody has' },
  ]);
}

/** A phone call at the terminal: digits are keys, words are speech, an empty line is silence. */
async function callLine(
  stack: Stack,
  screen: Screen,
  name: PhoneLineName,
  callers: readonly Caller[],
): Promise<void> {
  const lines = openLines();
  const unsubscribe = stack.aws.texts.on((text) => {
    screen.print(`\r\x1b[K${textArrives(text)}`);
    lines.prompt(true);
  });
  try {
    const from = await chooseNumber(callers, screen, lines);
    if (from === 'nobody') return;
    screen.print(
      styleText('dim', 'Digits are keys, words are speech, an empty line is silence; /quit hangs up.'),
    );
    await talk(phoneCall(stack, name, from === 'withheld' ? undefined : from), screen, lines);
  } finally {
    unsubscribe();
    lines.close();
  }
}

async function chooseNumber(callers: readonly Caller[], screen: Screen, lines: Interface): Promise<string> {
  screen.print();
  screen.print('Who calls?');
  for (const [index, { from, about }] of callers.entries()) {
    screen.print(`  ${styleText('bold', String(index + 1))}  ${from.padEnd(13)} ${styleText('dim', about)}`);
  }
  for (;;) {
    const wish = await ask(lines, '> ');
    if (wish === undefined || wish === '/quit') return 'nobody';
    const chosen = callers[Number(wish) - 1];
    if (chosen) return chosen.from;
    screen.print('Please choose one of the above.');
  }
}

async function talk(line: PlacedCall, screen: Screen, lines: Interface): Promise<void> {
  for (;;) {
    const { prompts, waitsFor } = await line.listen();
    for (const { text } of prompts) screen.print(botSays(text));
    if (waitsFor === 'nothing') break;
    const answer = await ask(lines, waitsFor === 'keys' ? 'Keys ' : 'Say  ');
    if (answer === undefined || answer === '/quit') line.hangUp();
    else tryTo(() => line.answer(answer), screen);
  }
  const { outcome } = await line.contact;
  screen.print(styleText('dim', `The call is over: ${outcome}.`));
}

function tryTo(act: () => void, screen: Screen): void {
  try {
    act();
  } catch (error) {
    screen.print(styleText('red', error instanceof Error ? error.message : String(error)));
  }
}
