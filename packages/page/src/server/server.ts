import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { LocalAws } from '@opsline/local-aws';
import { listen } from '@opsline/local-kit/listen';
import type { StackClock } from '@opsline/local-kit/stack-clock';
import { Hono } from 'hono';
import { createMoments } from '../back/moments.ts';
import { createBoard } from '../board/board.ts';
import { createMondays, type MondayParts } from '../monday/mondays.ts';
import { showCallers } from '../phone/callers.ts';
import { createPhone } from '../phone/calls.ts';
import type { Calls } from '../phone/placing.ts';
import { createRecording } from '../record/recording.ts';
import { createSlackRecording } from '../record/slack-recording.ts';
import { createPeople, type SlackParts } from '../slack/people.ts';
import { showTexts } from '../texts/inbox.ts';
import { showClock } from '../time/clock.ts';
import type { Happenings } from '../turns/happenings.ts';
import { createTurns } from '../turns/turns.ts';
import { actions } from './actions.ts';
import { assets } from './assets.ts';
import { events } from './events.ts';
import { ownHost } from './own-host.ts';

/** What the page shows, and acts on. */
export type PageParts = {
  readonly calls: Calls;
  readonly slack: SlackParts;
  readonly monday: MondayParts;
  readonly texts: LocalAws['texts'];
  readonly happenings: Happenings;
  /** Served under `/administration`. */
  readonly administration: Hono;
  /** Any free one unless told. */
  readonly port?: number;
  readonly clock: Pick<StackClock, 'now' | 'ahead' | 'on' | 'timer'>;
  /** What the stack is to be put back by; none where it cannot be. */
  readonly snapshot: (() => Promise<() => Promise<void>>) | undefined;
};

/** The switchboard in a browser. */
export type Page = {
  readonly address: string;
  /** Monday, 08:00: resolves once what came of it is shown. */
  readonly letMondayCome: () => Promise<void>;
  /** Puts the stack and all that is shown back to the beginning. @throws with why it is not done, to be read */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Serves the page on 127.0.0.1. @throws when the port is taken */
export async function startPage(parts: PageParts): Promise<Page> {
  const { calls, slack, monday, texts, happenings, administration, port, clock, snapshot } = parts;
  const board = createBoard();
  const turns = createTurns(board, happenings, clock.now);
  const calling = createRecording(texts.list);
  const phone = createPhone(calls, board, turns, calling);
  const whose = (to: string) => calls.callers.list().find(({ phone: own }) => own === to)?.name;
  const recording = createSlackRecording(texts.list, whose, clock.now);
  const noCallers = showCallers(calls.callers, board);
  const people = createPeople(slack, board, turns, happenings, recording);
  const noTexts = showTexts(texts, whose, board);
  const noClock = showClock(clock, board);
  const mondays = createMondays(monday, board);
  const moments = await createMoments({
    ...{ stack: snapshot, board, turns, phone, timer: clock.timer },
    recordings: [calling, recording],
  });
  const app = new Hono();
  app.use(ownHost);
  app.route('/', assets());
  events(app, board);
  app.route('/administration', administration);
  app.route('/', actions(phone, people, mondays, moments));
  const server = await listen(createServer(getRequestListener(app.fetch)), port);
  return {
    address: `${server.endpoint}/`,
    letMondayCome: mondays.come,
    reset: moments.reset,
    stop: async () => {
      await server.stop();
      noTexts();
      noClock();
      noCallers();
      people.stop();
      turns.stop();
      await phone.stop();
    },
  };
}
