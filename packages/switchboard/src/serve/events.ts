import type { LocalAws } from '@opsline/local-aws';
import { type Happenings, streamed } from '@opsline/page';
import { Hono } from 'hono';

/** What happens in a running stack, and the text messages that arrive, each as it comes; see README.md. */
export function eventsOf(happenings: Happenings, texts: Pick<LocalAws['texts'], 'on'>): Hono {
  const app = new Hono();
  app.get('/', (context) =>
    streamed(context, (tell) => {
      const ends = [
        happenings.on((happening) => tell(JSON.stringify(happening))),
        texts.on((text) => tell(JSON.stringify({ part: 'text message', ...text }))),
      ];
      return () => {
        for (const end of ends) end();
      };
    }),
  );
  return app;
}
