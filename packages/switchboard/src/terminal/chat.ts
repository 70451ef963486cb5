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
    'You are in Slack, in your direct message with Opsline. Say "check patching" to begin; /quit leaves.',
  );
  screen.print(
    styleText(
      'dim',
      '[Latest] presses a button, [▾ Blue] chooses; /home opens the Home, /channel … mentions the app.',
    ),
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

  function shown(text: string): Promise<readonly string[]> {
    const [, words] = /^\/channel (.+)$/.exec(text) ?? [];
    if (words !== undefined) return user.mentions(words);
    return text === '/home' ? user.opensHome() : user.says(text);
  }
  async function answer(text: string): Promise<void> {
    try {
      for (const line of await shown(text)) screen.print(botSays(line));
    } catch (error) {
      screen.print(
        styleText('red', `The bot did not answer: ${error instanceof Error ? error.message : error}`),
      );
    }
  }
}

function listOf({ aws }: Stack): string {
  return aws.scenario
    .current()
    .employees.map(({ id, name, phone }) => `${id} ${name} ${phone}`)
    .join(' · ');
}
