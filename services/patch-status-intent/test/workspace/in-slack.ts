import { directionsOf, type Scene } from '@opsline/lex-kit/testing';
import { doesAsWritten, type Person, type Seen } from '@opsline/local-slack';
import type { Medium } from '../stage/conversation-stage.ts';
import { slackClock, slackLine } from './slack-line.ts';
import { queues } from './templates.ts';

/** What only Slack has, by its stage direction. */
const mention = /^they mention the app in a channel: (.+)$/;
const pressAtHome = /^they press (\[.+\]) on the Home of the app$/;
const openHome = 'they open the Home of the app';

/** Whether a scene can be played nowhere but in a workspace. */
export function needsSlack(scene: Scene): boolean {
  const presses = scene.lines.some(
    (line) => 'who' in line && line.says.startsWith('[') && line.who !== 'Bot',
  );
  return (
    presses ||
    directionsOf(scene).some((one) => one === openHome || mention.test(one) || pressAtHome.test(one))
  );
}

/** A person in a workspace; each conversation of a scene has one of its own. What they are notified of is what the bot says. */
export function inSlack(): Medium {
  const clock = slackClock();
  return {
    // A function that waits before it asks again lets time pass; a queue, or what is due later, has others let it pass.
    clock: { ...clock, sleep: clock.pass },
    pass: clock.pass,
    more: { queues, wait: clock.sleep },
    begin: async (world) => {
      const { workspace, quiet, carriedOut, stop } = await slackLine(world, clock);
      const people = new Map<number, { readonly person: Person; readonly channel: string }>();
      let over = false;
      const somebody = (conversation: number) => {
        const person = workspace.person(`Person ${conversation}`);
        const made = { person, channel: workspace.channel(`operations ${conversation}`, [person]) };
        people.set(conversation, made);
        return made;
      };
      const after = async (
        conversation: number,
        act: (person: Person, channel: string) => unknown,
      ): Promise<readonly string[]> => {
        const { person, channel } = people.get(conversation) ?? somebody(conversation);
        const before = new Set(person.sees().map(({ ts }) => ts));
        await act(person, channel);
        await quiet();
        const answers = person.sees().filter(({ ts, from }) => !before.has(ts) && from !== person.name);
        over = answers.every(({ lines }) => !lines.some((line) => line.startsWith('[')));
        return answers.flatMap(notified);
      };
      return {
        ...{ carriedOut, stop },
        isOver: () => over,
        // What Slack gives out for what people type so.
        says: (text, conversation) =>
          after(conversation, (person) => doesAsWritten(person, text.replace('<!channel>', '@channel'))),
        happens: async (direction, conversation) => {
          const [, mentioned] = mention.exec(direction) ?? [];
          const [, pressed] = pressAtHome.exec(direction) ?? [];
          if (mentioned !== undefined) {
            return after(conversation, (person, channel) => person.mentions(channel, mentioned));
          }
          if (pressed !== undefined) {
            return after(conversation, (person) => doesAsWritten(person, pressed, 'home'));
          }
          if (direction !== openHome) return false;
          const answers = await after(conversation, (person) => person.opens('home'));
          return [...answers, ...(people.get(conversation)?.person.home().lines ?? [])];
        },
      };
    },
  };
}

function notified({ notification, onlyForYou }: Seen): string[] {
  return notification.split('\n').map((line) => (onlyForYou ? `(only for you) ${line}` : line));
}
