import type { Person, Workspace } from '@opsline/local-slack';
import type { Board } from '../board/board.ts';
import type { SlackRecording } from '../record/slack-recording.ts';
import type { Happenings } from '../turns/happenings.ts';
import type { Turns } from '../turns/turns.ts';
import { type Answer, createAnswered, type Threads } from './answered.ts';
import { atHome, type Deed, saidIn } from './deeds.ts';

/** The workspace as the page uses it. */
export type SlackParts = {
  readonly workspace: Pick<Workspace, 'person' | 'channel' | 'botUserId'>;
  /** Resolves when everything that was said has been answered. */
  readonly settle: () => Promise<void>;
  /** Whom one can act as. */
  readonly people: readonly string[];
  /** The folder of the service whose tests play what is recorded here. */
  readonly service: string;
};

/** The channel that everybody is in, and the app. */
const channelName = 'operations';

/** People in the workspace, each of whom somebody can act as. */
export function createPeople(
  { workspace, settle, people: names, service }: SlackParts,
  board: Board,
  turns: Turns,
  happenings: Happenings,
  record: SlackRecording,
) {
  const people = new Map(names.map((name) => [name, workspace.person(name)]));
  const channel = workspace.channel(channelName, [...people.values()]);
  const show = (): void => {
    for (const person of people.values()) showPerson(person, channel, workspace.botUserId, board);
  };
  show();
  const stop = happenings.on(({ part }) => {
    if (part === 'Slack') show();
  });
  const find = (name: string): Person => {
    const person = people.get(name);
    if (person === undefined) throw new Error('there is nobody of that name');
    return person;
  };
  const answered = createAnswered();
  /** Has somebody do something; `act` gives the threads that it is answered in. */
  const does = async (
    name: string,
    deed: Deed,
    act: (person: Person) => Threads | Promise<Threads>,
  ): Promise<void> => {
    const person = find(name);
    const turn = turns.begin(`person/${name}`, { said: saidIn(deed), by: 'Slack' });
    const write = record.began(name, deed);
    const going = answered.begin(name, person.sees());
    const end = (): readonly Answer[] => {
      show();
      const told = going.end(person.sees().filter(({ from }) => !people.has(from)));
      const answers = deed.is === 'opens the Home' ? [...told, homeOf(person)] : told;
      turn.end(answers.flatMap(({ lines }) => lines.map((text) => ({ text }))));
      return answers;
    };
    try {
      going.in(await act(person));
    } catch (error) {
      end();
      write('not done');
      throw error;
    }
    show();
    // What could not be answered is not among the answers.
    const ended = (): void => write(end());
    void settle().then(ended, ended);
  };
  return {
    writes: (name: string, text: string, thread: string | undefined): Promise<void> =>
      does(name, { is: 'writes', text }, (person) => {
        const ts = person.writes(text, thread);
        return [thread ?? ts];
      }),
    /** Answered in the direct message, and where they wrote to them alone. */
    mentions: (name: string, text: string, thread: string | undefined): Promise<void> =>
      does(name, { is: 'mentions', text }, (person) => {
        const ts = person.mentions(channel, text, thread);
        return [thread ?? ts, undefined];
      }),
    presses: (name: string, label: string, place: string): Promise<void> =>
      does(name, { is: 'presses', label, place }, async (person) => {
        await person.presses(label, place);
        return [threadOf(person, place)];
      }),
    chooses: (name: string, label: string, place: string): Promise<void> =>
      does(name, { is: 'chooses', label, place }, async (person) => {
        await person.chooses(label, place);
        return [threadOf(person, place)];
      }),
    opensHome: (name: string): Promise<void> =>
      does(name, { is: 'opens the Home' }, (person) => {
        person.opens('home');
        return [];
      }),
    /** What somebody did and was answered, as a scene for the tests of the service. */
    scene: (name: string, title: string) => ({ markdown: record.sceneOf(find(name).name, title), service }),
    stop,
  };
}

function homeOf(person: Person): Answer {
  const { lines } = person.home();
  return { lines, notification: lines.join('\n'), onlyForYou: false };
}

/** The thread that a press is answered in: that of its message; none for the Home. */
function threadOf(person: Person, place: string): string | undefined {
  if (place === atHome) return undefined;
  return person.sees().find(({ ts }) => ts === place)?.thread ?? place;
}

function showPerson(person: Person, channel: string, botUserId: string, board: Board): void {
  const { name } = person;
  board.put({ kind: 'person', id: name, name });
  const { blocks } = person.home();
  if (blocks.length > 0) board.put({ kind: 'home', id: name, blocks });
  const direct = person.sees().filter((one) => one.channel !== channel);
  for (const one of [...direct, ...person.sees(channel)]) {
    const { ts, thread, from, onlyForYou, lines } = one;
    board.put({
      kind: 'message',
      id: `${name}/${ts}`,
      person: name,
      ts,
      ...(thread === undefined ? {} : { thread }),
      ...(one.channel === channel && { channel: channelName }),
      from,
      onlyForYou,
      blocks: one.blocks,
      lines: lines.map((line) => line.replaceAll(`⟦@${botUserId}⟧`, '@Opsline')),
    });
  }
}
