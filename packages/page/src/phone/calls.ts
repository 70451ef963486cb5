import type { Contact, ReturnableCall } from '@opsline/local-connect';
import { shown } from '@opsline/local-kit/text-in-words';
import type { Board } from '../board/board.ts';
import type { CallItem } from '../board/items.ts';
import type { Recording } from '../record/recording.ts';
import type { OpenTurn, Turns } from '../turns/turns.ts';
import type { Caller, Calls } from './placing.ts';
import { type Way, wayOf } from './way.ts';

/** Whose number the line is shown. */
export const numbers = ['own', 'strange', 'withheld'] as const;
type Numbered = (typeof numbers)[number];

/** A number that no employee has. */
const strange = '+15550100777';

/** A call that somebody holds. */
type Held = {
  readonly caller: Caller;
  readonly placed: ReturnableCall;
  readonly way: Way;
  /** How often the caller has answered. */
  answers: number;
  item: CallItem;
  turn: OpenTurn | undefined;
};

const endings: Readonly<Record<Contact['outcome'], string>> = {
  disconnected: 'the call ends',
  ended: 'the call ends',
  queued: 'the call waits for a person in the helpdesk',
  'hung up': 'the caller hangs up',
};

/** The phone: calls that are placed and held. */
export function createPhone(
  { lines, callers, flows, place }: Calls,
  board: Board,
  turns: Turns,
  record: Recording,
) {
  const held = new Map<string, Held>();
  for (const { name, number, service } of lines) {
    board.put({ kind: 'line', id: name, number, keeps: service !== undefined });
  }
  const update = (call: Held, more: Partial<CallItem>): void => {
    call.item = { ...call.item, ...more };
    board.put(call.item);
  };
  /** Not once it was gone back to before what it is at. */
  const isHeld = (call: Held): boolean => held.get(call.item.id) === call;
  const listen = async (call: Held): Promise<void> => {
    const { prompts, waitsFor } = await call.placed.listen();
    const outcome = waitsFor === 'nothing' ? endings[(await call.placed.contact).outcome] : undefined;
    if (!isHeld(call)) return;
    record.answered(
      call.item.id,
      prompts.map(({ text }) => text),
      outcome,
    );
    call.turn?.end(prompts.map(({ text, ssml }) => ({ text, ...(ssml === undefined ? {} : { ssml }) })));
    call.turn = undefined;
    update(call, { waitsFor, ...(outcome === undefined ? {} : { outcome }) });
  };
  const followed = (call: Held): void => {
    void listen(call).catch(() => {
      if (!isHeld(call)) return;
      call.turn?.end([]);
      update(call, { waitsFor: 'nothing', outcome: 'the call broke off: see the terminal' });
    });
  };
  const playedTo = async (call: Held): Promise<Held> => {
    call.way.again();
    const placed = call.placed.backTo(call.answers);
    await placed.listen();
    return { ...call, placed };
  };
  const find = (id: string): Held => {
    const call = held.get(id);
    if (call === undefined) throw new Error('there is no such call');
    return call;
  };
  const nextId = (): string => String(held.size + 1);
  return {
    /** The ID that the next call will have. */
    nextId,
    /** Calls; gives the ID of the call. */
    begin: (callerId: string, number: Numbered): string => {
      const caller = callers.list().find((one) => one.id === callerId);
      const line = lines.find(({ name }) => name === caller?.line);
      if (caller === undefined || line === undefined) throw new Error('there is no such caller');
      const id = nextId();
      const from = { own: caller.phone, strange, withheld: undefined }[number];
      const item: CallItem = {
        kind: 'call',
        id,
        line: line.name,
        caller: caller.name,
        from: from ?? 'number withheld',
        knows: Object.keys(caller.knows),
        waitsFor: 'nothing',
      };
      board.put(item);
      record.began(id, line.name, from);
      const turn = turns.begin(`call/${id}`, {});
      const way = wayOf(id, line.flow(), flows(), board);
      const placed = place(line.name, from, way.onBlock);
      const call: Held = { caller, item, turn, way, placed, answers: 0 };
      held.set(id, call);
      followed(call);
      return id;
    },
    /** Says or types something; an empty text is silence. */
    answer: (id: string, text: string): void => {
      const call = find(id);
      const { waitsFor } = call.item;
      if (waitsFor === 'nothing') throw new Error('the line waits for nothing');
      call.placed.answer(text);
      call.answers += 1;
      record.said(id, text);
      const by = text === '' ? 'silence' : /^[\d*# ]+$/.test(text) ? 'keys' : 'voice';
      call.turn = turns.begin(`call/${id}`, { said: shown(text), by });
      update(call, { waitsFor: 'nothing' });
      followed(call);
    },
    /** What the caller knows of themselves, by its name. */
    known: (id: string, name: string): string => {
      const known = find(id).caller.knows[name];
      if (known === undefined) throw new Error('the caller knows no such thing');
      return known;
    },
    /** A call as a scene: for the tests of the service that it is a call to, or for the tour. */
    scene: (
      id: string,
      title: string,
    ): { readonly markdown: string; readonly service: string | undefined } => {
      const { item } = find(id);
      const { service } = lines.find(({ name }) => name === item.line) ?? {};
      return { markdown: record.sceneOf(id, title, service !== undefined), service };
    },
    hangUp: (id: string): void => {
      const call = find(id);
      call.placed.hangUp();
      // Who listens while the line is at work hears the end.
      if (call.item.waitsFor === 'nothing') return;
      update(call, { waitsFor: 'nothing' });
      followed(call);
    },
    /** The calls: each that has gone on since is played anew to where it was, and those that came since are not heard again. */
    snapshot: () => {
      const kept = [...held.values()].map((call) => ({ ...call, call, turn: undefined }));
      return async () => {
        held.clear();
        for (const { call, ...then } of kept) {
          const { id, outcome } = then.item;
          held.set(id, call.item === then.item ? call : outcome === undefined ? await playedTo(then) : then);
        }
      };
    },
    /** Ends every call that goes on. */
    stop: async (): Promise<void> => {
      const going = [...held.values()].filter(({ item }) => item.outcome === undefined);
      for (const { placed } of going) placed.hangUp();
      await Promise.allSettled(going.map(({ placed }) => placed.contact));
    },
  };
}
