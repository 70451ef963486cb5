import { styleText } from 'node:util';
import type { Stack } from '../stack/stack.ts';
import { tour } from '../tour/tour.ts';
import { alerts } from './alerts.ts';
import { call, reset } from './call.ts';
import { chat } from './chat.ts';
import type { Screen } from './screen.ts';
import { ask, openLines } from './terminal.ts';

const choices = {
  1: { name: 'chat', about: 'check patching in Slack', run: chat },
  2: { name: 'call', about: 'check patching by phone', run: call },
  3: { name: 'reset', about: 'a new password by phone', run: reset },
  4: { name: 'alerts', about: 'the Monday list of EC2 instances', run: alerts },
  5: { name: 'tour', about: 'watch every conversation', run: tour },
} as const;

/** Offers what can be done, until the person quits. */
export async function menu(stack: Stack, screen: Screen): Promise<void> {
  for (;;) {
    screen.print();
    for (const [key, { name, about }] of Object.entries(choices)) {
      screen.print(`  ${styleText('bold', key)}  ${name.padEnd(6)} ${styleText('dim', about)}`);
    }
    screen.print(`  ${styleText('bold', 'q')}  quit`);
    const wish = await askOnce('> ');
    if (wish === undefined || /^q(uit)?$/i.test(wish)) return;
    const choice = Object.entries(choices).find(([key, { name }]) => wish === key || wish === name)?.[1];
    if (choice) await choice.run(stack, screen);
    else if (wish !== '') screen.print('Please choose one of the above.');
  }
}

/** One line from the terminal, which whatever is chosen then has for itself. */
async function askOnce(question: string): Promise<string | undefined> {
  const lines = openLines();
  try {
    return await ask(lines, question);
  } finally {
    lines.close();
  }
}
