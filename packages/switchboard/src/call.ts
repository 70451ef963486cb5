import { createInterface, type Interface } from 'node:readline/promises';
import { styleText } from 'node:util';
import type { Line } from '@opsline/local-connect';
import { botSays, textArrives } from './chat.ts';
import { phoneCall } from './phone-call.ts';
import type { Screen } from './screen.ts';
import type { Stack } from './stack.ts';
import { ask } from './terminal.ts';

/** A number that no employee has. */
const strange = '+15550100777';

/** A phone call at the terminal: digits are keys, words are speech, an empty line is silence. */
export async function call(stack: Stack, screen: Screen): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const unsubscribe = stack.aws.texts.on((text) => screen.print(textArrives(text)));
  try {
    const from = await chooseNumber(stack, screen, lines);
    if (from === 'nobody') return;
    screen.print(
      styleText('dim', 'Digits are keys, words are speech, an empty line is silence; /quit hangs up.'),
    );
    await talk(phoneCall(stack, from === 'withheld' ? undefined : from), screen, lines);
  } finally {
    unsubscribe();
    lines.close();
  }
}

async function chooseNumber({ scenario }: Stack, screen: Screen, lines: Interface): Promise<string> {
  const numbers = [
    ...scenario.employees.map(({ id, name, phone, pin }) => ({
      from: phone,
      about: `${name}, ${id}, PIN ${pin}`,
    })),
    { from: strange, about: 'a number that nobody has' },
    { from: 'withheld', about: 'the number withheld' },
  ];
  screen.print();
  screen.print('Who calls?');
  for (const [index, { from, about }] of numbers.entries()) {
    screen.print(`  ${styleText('bold', String(index + 1))}  ${from.padEnd(13)} ${styleText('dim', about)}`);
  }
  for (;;) {
    const wish = await ask(lines, '> ');
    if (wish === undefined || wish === '/quit') return 'nobody';
    const chosen = numbers[Number(wish) - 1];
    if (chosen) return chosen.from;
    screen.print('Please choose one of the above.');
  }
}

async function talk(line: Line, screen: Screen, lines: Interface): Promise<void> {
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
