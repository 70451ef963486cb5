import type { Text } from '@opsline/local-aws';
import type { Happenings } from '@opsline/page';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Stack } from '../stack/stack.ts';
import type { Addresses } from './addresses.ts';
import { eventsOf } from './events.ts';
import { clockRoutes, type Time } from './time.ts';
import type { Weather } from './weather.ts';

/** What the administration is over. */
export type Administered = {
  readonly addresses: () => Addresses;
  readonly weather: Weather;
  readonly texts: Stack['aws']['texts'];
  readonly happenings: Happenings;
  readonly time: Time;
  /** Puts everything back to the scenario's beginning. @throws with why it is not done, to be read */
  readonly reset: () => Promise<void>;
};

const trouble = z.strictObject({ chance: z.number().gt(0).max(1).default(1) });

/**
 * The administration address: where everything is, the text messages that arrived, what goes wrong, time, back to the
 * beginning, and what happens; see README.md.
 */
export function administrationOf({ addresses, weather, texts, happenings, time, reset }: Administered): Hono {
  const app = new Hono();
  app.route('/events', eventsOf(happenings, texts));
  app.post('/reset', async (context) => {
    try {
      await reset();
      return context.json({});
    } catch (error) {
      return context.json({ problem: error instanceof Error ? error.message : 'it cannot be done' }, 409);
    }
  });
  app.get('/addresses', (context) => context.json(addresses()));
  app.get('/texts', (context) => context.json(textsTo(texts.list(), context.req.query('to'))));
  app.get('/texts/latest', (context) => {
    const latest = textsTo(texts.list(), context.req.query('to')).at(-1);
    return latest === undefined
      ? context.json({ problem: 'to: no text message went there yet' }, 404)
      : context.json(latest);
  });
  app.get('/weather', (context) => context.json(weather.troubles()));
  app.put('/weather/:name', async (context) => {
    const body = bodyOf(await context.req.text());
    if (body === undefined) return context.json({ problem: 'the body: expected JSON' }, 400);
    const parsed = trouble.safeParse(body);
    if (!parsed.success) return context.json({ problem: 'chance: expected a number above 0, up to 1' }, 400);
    return weather.set(context.req.param('name'), parsed.data.chance)
      ? context.json(weather.troubles())
      : context.json({ problem: `name: expected one of GET /weather` }, 404);
  });
  app.delete('/weather/:name?', (context) => {
    weather.lift(context.req.param('name'));
    return context.json(weather.troubles());
  });
  app.route('/clock', clockRoutes(time));
  return app;
}

/** What a body says, nothing of an empty one; undefined where it is no JSON. */
function bodyOf(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textsTo(texts: readonly Text[], to: string | undefined): readonly Text[] {
  return texts.filter((text) => to === undefined || text.to === to);
}
