import { styleText } from 'node:util';
import type { Text } from '@opsline/local-aws';
import type { Stack } from '../stack/stack.ts';
import type { Screen } from './screen.ts';
import { slackUser } from './slack-user.ts';
import { openLines } from './terminal.ts';

export function botSays(text: string): string {
  return `${styleText('cyan', 'Bot')}  ${text}`;
}

/** A text message, as it arrives on somebody's phone. */
export function textArrives({ to, body }: Text): string {
  return styleText('yellow', `  ┌ text message to ${to}\n  └ ${body}`);
}

/**
 * A chat at the terminal, until the person leaves it: with an empty line's end of input, `/quit` or Ctrl-C.
 */
export async function chat(stack: Stack, screen: Screen): Promise<void> {
  const user = slackUser(stack);
  const lines = openLines('You  ');
  const unsubscribe = stack.aws.texts.on((text) => {
    screen.print(`\r\x1b[K${textArrives(text)}`);
    lines.prompt(true);
  });
  screen.print();
  screen.print(
    'You are in Slack. Say "check patching" to begin; [Latest] presses a button, [▾ Blue] chooses; /quit leaves.',
  );
  screen.print(styleText('dim', `Employees: ${listOf(stack)}`));
  lines.prompt();
  try {
    for await (const line of lines) {
      const text = line.trim();
      if (text === '/quit') break;
      if (text !== '') await answer(text);
      lines.prompt();
    }
  } finally {
    unsubscribe();
    lines.close();
  }

  async function answer(text: string): Promise<void> {
    try {
      for (const message of await user.says(text)) screen.print(botSays(message));
    } catch (error) {
      screen.print(
        styleText('red', `The bot did not answer: ${error instanceof Error ? error.message : error}`),
      );
    }
  }
}

function listOf({ scenario }: Stack): string {
  return scenario.employees.map(({ id, name, phone }) => `${id} ${name} ${phone}`).join(' · ');
}
