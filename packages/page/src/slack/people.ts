import type { Person, Workspace } from '@opsline/local-slack';
import type { Board } from '../board/board.ts';
import type { Happenings } from '../turns/happenings.ts';
import type { Turns } from '../turns/turns.ts';

/** The workspace as the page uses it. */
export type SlackParts = {
  readonly workspace: Pick<Workspace, 'person'>;
  /** Resolves when everything that was said has been answered. */
  readonly settle: () => Promise<void>;
  /** Whom one can act as. */
  readonly people: readonly string[];
};

/** People in the workspace, each of whom somebody can act as. */
export function createPeople(parts: SlackParts, board: Board, turns: Turns, happenings: Happenings) {
  const people = new Map(parts.people.map((name) => [name, parts.workspace.person(name)]));
  const show = (): void => {
    for (const person of people.values()) showPerson(person, board);
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
  const during = async (name: string, said: string, act: (person: Person) => unknown): Promise<void> => {
    const person = find(name);
    const before = new Set(person.sees().map(({ ts }) => ts));
    const turn = turns.begin(`person/${name}`, { said, by: 'Slack' });
    const end = (): void => {
      show();
      const since = person.sees().filter(({ ts, from }) => !before.has(ts) && from !== name);
      turn.end(since.flatMap(({ lines }) => lines.map((text) => ({ text }))));
    };
    try {
      await act(person);
    } catch (error) {
      end();
      throw error;
    }
    show();
    // What could not be answered is not among the answers.
    void parts.settle().then(end, end);
  };
  return {
    writes: (name: string, text: string, thread: string | undefined): Promise<void> =>
      during(name, text, (person) => person.writes(text, thread)),
    presses: (name: string, label: string, ts: string): Promise<void> =>
      during(name, `[${label}]`, (person) => person.presses(label, ts)),
    chooses: (name: string, option: string, ts: string): Promise<void> =>
      during(name, `[▾ ${option}]`, (person) => person.chooses(option, ts)),
    stop,
  };
}

function showPerson(person: Person, board: Board): void {
  const { name } = person;
  board.put({ kind: 'person', id: name, name });
  for (const { ts, thread, from, onlyForYou, blocks, lines } of person.sees()) {
    board.put({
      kind: 'message',
      id: `${name}/${ts}`,
      person: name,
      ts,
      ...(thread === undefined ? {} : { thread }),
      from,
      onlyForYou,
      blocks,
      lines,
    });
  }
}
