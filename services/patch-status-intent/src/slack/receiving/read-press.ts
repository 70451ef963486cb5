import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { type Heard, heard, nothing } from './heard.ts';

const text = z.optional(z.nullable(z.string()));

const pressSchema = z.looseObject({
  team: z.looseObject({ id: z.string() }),
  user: z.looseObject({ id: z.string(), team_id: text }),
  container: z.looseObject({ type: z.string(), message_ts: text, channel_id: text }),
  message: z.optional(z.nullable(z.looseObject({ thread_ts: text }))),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        action_ts: z.string(),
        value: text,
        selected_option: z.optional(z.nullable(z.looseObject({ value: z.string() }))),
      }),
    )
    .check(z.minLength(1)),
});

/**
 * Reads what somebody pressed or chose: words, as if they were typed in the thread of the message that the button is in.
 * The `response_url` is of no interest: what is answered is posted.
 *
 * @param team the workspace whose people may ask
 * @throws {InputError} naming the path and what was expected there, never a value
 */
export function readPress(payload: unknown, team: string): Heard {
  const { type } = parseAt('payload', z.looseObject({ type: z.string() }), payload);
  if (type !== 'block_actions') return nothing;
  const { team: of, user, container, message, actions } = parseAt('payload', pressSchema, payload);
  const [action] = actions;
  const words = action?.selected_option?.value ?? action?.value;
  const isOurs = of.id === team && (user.team_id ?? team) === team;
  if (!isOurs || !words || !action?.action_id.startsWith('say:')) return nothing;
  const { channel_id, message_ts } = container;
  const thread = message?.thread_ts ?? message_ts;
  return heard({
    kind: 'words',
    key: `${of.id}/${channel_id ?? 'home'}/${user.id}/${action.action_ts}/${action.action_id}`,
    team: of.id,
    user: user.id,
    at: action.action_ts,
    text: words,
    ...(channel_id && message_ts ? { channel: channel_id, thread, pressed: message_ts } : {}),
  });
}
