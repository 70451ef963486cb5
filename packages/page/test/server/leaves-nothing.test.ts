import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Text } from '@opsline/local-aws';
import { listen } from '@opsline/local-kit/listen';
import { createHappenings, startPage, streamed } from '@opsline/page';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { createBoard } from '../../src/board/board.ts';
import { events } from '../../src/server/events.ts';

/** Counts who listens to a source of something, and tells when that changes. */
function counted<Told>(on: (listener: (told: Told) => void) => () => void) {
  const changed = new EventTarget();
  let count = 0;
  const change = (by: number): void => {
    count += by;
    changed.dispatchEvent(new Event('changed'));
  };
  return {
    on: (listener: (told: Told) => void) => {
      const off = on(listener);
      change(1);
      return () => {
        off();
        change(-1);
      };
    },
    listeners: () => count,
    /** Resolves once so many listen. */
    reaches: async (wanted: number): Promise<void> => {
      while (count !== wanted) await once(changed, 'changed');
    },
  };
}

/** A page of a stack in which nothing happens by itself. */
async function pageAlone() {
  const happenings = createHappenings(() => 0);
  const told = counted(happenings.on);
  const callers = counted<void>(() => () => {});
  const moved = counted<void>(() => () => {});
  const arrived = counted<Text>(() => () => {});
  const administration = new Hono();
  administration.get('/events', (context) => streamed(context, (tell) => told.on(({ what }) => tell(what))));
  const page = await startPage({
    calls: {
      lines: [],
      callers: { list: () => [], on: callers.on },
      flows: () => ({}),
      place: () => {
        throw new Error('nobody calls');
      },
    },
    slack: {
      workspace: {
        botUserId: '',
        channel: () => '',
        person: () => {
          throw new Error('there is nobody');
        },
      },
      service: '',
      settle: async () => {},
      people: [],
    },
    monday: {
      get machine(): never {
        throw new Error('no Monday comes');
      },
      start: () => Promise.reject(new Error('no Monday comes')),
    },
    texts: { list: () => [], next: () => Promise.reject(new Error('none')), on: arrived.on },
    happenings: { ...happenings, on: told.on },
    administration,
    clock: { now: () => 0, ahead: () => 0, on: moved.on, timer: () => () => {} },
    snapshot: undefined,
  });
  return { page, told, others: [callers, moved, arrived], trace: happenings.trace };
}

/** What keeps this process that did not do so before: timers, sockets, servers. */
function moreResources(): () => readonly string[] {
  const before = process.getActiveResourcesInfo();
  return () => {
    const known = [...before];
    return process.getActiveResourcesInfo().filter((one) => {
      const place = known.indexOf(one);
      if (place !== -1) known.splice(place, 1);
      return place === -1;
    });
  };
}

/** Opens a stream of events, and reads the first of what it tells. */
async function opened(url: string) {
  const closing = new AbortController();
  const { body } = await fetch(url, { signal: closing.signal });
  const reader = body?.getReader();
  return {
    read: async () => new TextDecoder().decode((await reader?.read())?.value),
    close: () => closing.abort(),
  };
}

/** A board, and where it is followed. */
async function servedBoard() {
  const board = createBoard();
  const listening = counted(board.on);
  const app = new Hono();
  events(app, { ...board, on: listening.on });
  const server = await listen(createServer(getRequestListener(app.fetch)));
  onTestFinished(server.stop);
  return { board, listening, url: `${server.endpoint}/events` };
}

test('a browser that goes leaves nobody listening to the board, however many come and go', async () => {
  const { listening, url } = await servedBoard();
  for (let times = 0; times < 20; times += 1) {
    const one = await opened(url);
    expect(await one.read()).toBe('data: []\n\n');
    await listening.reaches(1);
    one.close();
    await listening.reaches(0);
  }
});

test('a browser that does not read is let go: it asks again, and is told all of it anew; one that reads is told everything', async () => {
  const { board, listening, url } = await servedBoard();
  const [asleep, awake] = [await opened(url), await opened(url)];
  await listening.reaches(2);
  // More than the sockets between them hold, and more than may wait.
  for (let ahead = 1; ahead <= 30; ahead += 1) {
    board.put({ kind: 'person', id: 'Ada', name: `${ahead} `.padEnd(1_000_000, '.') });
    let told = '';
    while (!told.includes(`"name":"${ahead} `)) told = await awake.read();
  }
  await listening.reaches(1);
  const again = await opened(url);
  expect(await again.read()).toMatch(/^data: \[\{"kind":"person","id":"Ada","name":"30 /);
  for (const one of [asleep, awake, again]) one.close();
});

test('a page that stops while browsers look at it leaves nobody listening, and nothing that keeps the process', async () => {
  const more = moreResources();
  const { page, told, others, trace } = await pageAlone();
  expect(others.map(({ listeners }) => listeners())).toEqual([1, 1, 1]);
  const own = told.listeners();
  const streams = await Promise.all([
    opened(`${page.address}events`),
    opened(`${page.address}events`),
    opened(`${page.address}administration/events`),
  ]);
  await told.reaches(own + 1);
  trace.failed('orders-local-take');
  expect(await streams[2].read()).toBe('data: orders-local-take\n\n');
  await page.stop();
  await told.reaches(0);
  expect(others.map(({ listeners }) => listeners())).toEqual([0, 0, 0]);
  await expect(streams[0].read().then(streams[0].read)).rejects.toThrow('terminated');
  await expect.poll(more).toEqual([]);
});
