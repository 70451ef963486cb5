import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { LocalAws } from '@opsline/local-aws';
import { listen } from '@opsline/local-kit/listen';
import type { StackClock } from '@opsline/local-kit/stack-clock';
import { Hono } from 'hono';
import { createBoard } from '../board/board.ts';
import { createMondays, type MondayParts } from '../monday/mondays.ts';
import { showCallers } from '../phone/callers.ts';
import { type Calls, createPhone } from '../phone/calls.ts';
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
  readonly clock: Pick<StackClock, 'now' | 'ahead' | 'on'>;
};

/** The switchboard in a browser. */
export type Page = {
  readonly address: string;
  /** Monday, 08:00: resolves once what came of it is shown. */
  readonly letMondayCome: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Serves the page on 127.0.0.1. @throws when the port is taken */
export async function startPage(parts: PageParts): Promise<Page> {
  const { calls, slack, monday, texts, happenings, administration, port, clock } = parts;
  const board = createBoard();
  const turns = createTurns(board, happenings, clock.now);
  const phone = createPhone(calls, board, turns, createRecording(texts.list));
  const whose = (to: string) => calls.callers.list().find(({ phone: own }) => own === to)?.name;
  const recording = createSlackRecording(texts.list, whose, clock.now);
  const noCallers = showCallers(calls.callers, board);
  const people = createPeople(slack, board, turns, happenings, recording);
  const noTexts = showTexts(texts, whose, board);
  const noClock = showClock(clock, board);
  const mondays = createMondays(monday, board);
  const app = new Hono();
  app.use(ownHost);
  app.route('/', assets());
  events(app, board);
  app.route('/administration', administration);
  app.route('/', actions(phone, people, mondays));
  const server = await listen(createServer(getRequestListener(app.fetch)), port);
  return {
    address: `${server.endpoint}/`,
    letMondayCome: mondays.come,
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
