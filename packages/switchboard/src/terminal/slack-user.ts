import { doesAsWritten, type Seen } from '@opsline/local-slack';
import type { Stack } from '../stack/stack.ts';

/** Somebody in the workspace, and what the app shows to what they do, a line each. */
export type SlackUser = {
  /** Types in their direct message; `[Details]` presses that button, and `[▾ Blue]` chooses from a menu. */
  readonly says: (text: string) => Promise<string[]>;
  /** Writes to the app where others read along. */
  readonly mentions: (text: string) => Promise<string[]>;
  /** Opens the app's Home: what it shows. */
  readonly opensHome: () => Promise<readonly string[]>;
  /** Presses a button there, or chooses from a menu. */
  readonly pressesAtHome: (text: string) => Promise<string[]>;
};

/** A new person in the workspace, and a channel that they are in. */
export function slackUser({ slack }: Stack, name = 'You'): SlackUser {
  const person = slack.workspace.person(name);
  const channel = slack.workspace.channel('operations', [person]);
  const shownAfter = async (act: () => unknown): Promise<string[]> => {
    const before = new Set(person.sees().map(({ ts }) => ts));
    await act();
    await slack.settle();
    const since = person.sees().filter((seen) => !before.has(seen.ts));
    return since.filter(({ from }) => from !== name).flatMap(linesOf);
  };
  return {
    says: (text) => shownAfter(() => doesAsWritten(person, text)),
    mentions: (text) => shownAfter(() => person.mentions(channel, text)),
    opensHome: async () => {
      await shownAfter(() => person.opens('home'));
      return person.home().lines;
    },
    pressesAtHome: (text) => shownAfter(() => doesAsWritten(person, text, 'home')),
  };
}

function linesOf({ lines, onlyForYou }: Seen): string[] {
  return lines.map((line) => (onlyForYou ? `(only for you) ${line}` : line));
}
