import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Board } from '../board/board.ts';

/** Tells a page all that the board shows, in one event, and then each change as it comes. */
export function events(app: Hono, board: Board): void {
  app.get('/events', (context) =>
    streamed(context, (tell) => {
      tell(`[${board.list().join(',')}]`);
      return board.on((jsons) => tell(`[${jsons.join(',')}]`));
    }),
  );
}

/** So much waits for somebody who does not read: a page asks again by itself, and is told all of it anew (ours). Characters. */
const mostWaiting = 4_000_000;

/**
 * Answers with server-sent events, until whoever asked has gone, or has not read for long.
 *
 * @param follow is given what tells a line of data, and returns what ends that
 */
export function streamed(context: Context, follow: (tell: (data: string) => void) => () => void): Response {
  return streamSSE(context, async (stream) => {
    const waiting: string[] = [];
    let length = 0;
    let more = Promise.withResolvers<void>();
    const off = follow((data) => {
      if (length > mostWaiting) stream.abort();
      length += data.length;
      waiting.push(data);
      more.resolve();
    });
    stream.onAbort(() => {
      off();
      more.resolve();
    });
    while (!stream.aborted) {
      for (const data of waiting.splice(0)) {
        length -= data.length;
        await stream.writeSSE({ data });
      }
      await more.promise;
      more = Promise.withResolvers();
    }
  });
}
