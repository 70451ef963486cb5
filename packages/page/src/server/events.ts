import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Board } from '../board/board.ts';

/** Tells a page all that the board shows, in one event, and then each change as it comes. */
export function events(app: Hono, board: Board): void {
  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const waiting = [`[${board.list().join(',')}]`];
      let more = Promise.withResolvers<void>();
      const off = board.on((json) => {
        waiting.push(`[${json}]`);
        more.resolve();
      });
      stream.onAbort(() => {
        off();
        more.resolve();
      });
      while (!stream.aborted) {
        for (const data of waiting.splice(0)) await stream.writeSSE({ data });
        await more.promise;
        more = Promise.withResolvers();
      }
    }),
  );
}
