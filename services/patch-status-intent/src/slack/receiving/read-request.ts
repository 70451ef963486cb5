import { InputError, parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { type Heard, heard, nothing } from './heard.ts';
import { readPress } from './read-press.ts';

const text = z.optional(z.nullable(z.string()));

const challengeSchema = z.looseObject({ challenge: z.string().check(z.maxLength(1_000)) });

const envelopeSchema = z.looseObject({
  team_id: z.string(),
  event_id: z.string(),
  is_ext_shared_channel: z.optional(z.nullable(z.boolean())),
  authorizations: z.optional(z.nullable(z.array(z.looseObject({ user_id: text })))),
  event: z.looseObject({
    type: z.string(),
    channel: text,
    channel_type: text,
    user: text,
    text,
    ts: text,
    event_ts: text,
    thread_ts: text,
    subtype: text,
    bot_id: text,
    tab: text,
    user_team: text,
    source_team: text,
    hidden: z.optional(z.nullable(z.boolean())),
  }),
});

type Envelope = z.output<typeof envelopeSchema>;

/**
 * Reads a request that Slack has signed: an event (JSON) or something pressed (a form with `payload`).
 *
 * @param team the workspace whose people may ask
 * @throws {InputError} naming the path and what was expected there, never a value
 */
export function readRequest(body: string, team: string): Heard {
  if (!body.startsWith('{')) {
    const payload = new URLSearchParams(body).get('payload');
    return payload === null ? nothing : readPress(parsed(payload), team);
  }
  const request = parsed(body);
  const { type } = parseAt('body', z.looseObject({ type: z.string() }), request);
  if (type === 'url_verification') {
    return { is: 'challenge', challenge: parseAt('body', challengeSchema, request).challenge };
  }
  return type === 'event_callback' ? readEvent(parseAt('body', envelopeSchema, request), team) : nothing;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new InputError([{ path: 'body', message: 'expected JSON' }]);
  }
}

function readEvent(envelope: Envelope, team: string): Heard {
  const { event, event_id, team_id } = envelope;
  const { user, channel, thread_ts } = event;
  if (!isOfPerson(envelope, team) || !user) return nothing;
  const at = event.ts ?? event.event_ts ?? '';
  const whose = { event: event_id, team: team_id, user, at, key: `${team_id}/${channel}/${user}/${at}` };
  const where = { text: event.text ?? '', channel, ...(thread_ts ? { thread: thread_ts } : {}) };
  switch (event.type) {
    case 'message':
      return event.channel_type === 'im' && where.text.trim() !== ''
        ? heard({ ...whose, ...where, thread: thread_ts ?? at, kind: 'words' })
        : nothing;
    case 'app_mention':
      return heard({ ...whose, ...where, kind: 'mention' });
    case 'app_home_opened':
      return event.tab === 'home'
        ? heard({ ...whose, kind: 'home', key: `home/${team_id}/${user}/${at}` })
        : heard({ ...whose, kind: 'welcome', channel, key: `welcome/${team_id}/${user}` });
    default:
      return nothing;
  }
}

/** Whether a person of our workspace did it, and it is no edit of what was said before. */
function isOfPerson({ event, team_id, is_ext_shared_channel, authorizations }: Envelope, team: string) {
  const teams = [team_id, event.user_team ?? team, event.source_team ?? team];
  const isOurs = teams.every((one) => one === team) && !is_ext_shared_channel;
  const isOwn = authorizations?.some(({ user_id }) => user_id === event.user) ?? false;
  // What is said in a thread and shown beside it as well is said once, and has a subtype all the same.
  const isSaid = !event.subtype || event.subtype === 'thread_broadcast';
  return isOurs && !isOwn && !event.bot_id && isSaid && !event.hidden;
}
