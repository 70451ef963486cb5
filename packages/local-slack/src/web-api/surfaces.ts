import { z } from 'zod';
import { readBlocks } from '../blocks/blocks.ts';
import { ApiError, wrongIn } from './api-error.ts';
import { argumentsOf, asJson } from './arguments.ts';
import type { Method } from './method.ts';
import { conversationOf, threadOf } from './places.ts';

const viewShape = z.strictObject({ type: z.literal('home'), blocks: z.unknown() });
const publishShape = z.strictObject({ user_id: z.string(), view: asJson(viewShape) });
const statusShape = z.strictObject({
  channel_id: z.string(),
  thread_ts: z.string(),
  status: z.string(),
});

/** Sets what one person sees on the app's Home. */
export const publish: Method = ({ store, installation }, given) => {
  const { user_id: user, view } = argumentsOf(publishShape, given);
  if (!store.users.some(({ id }) => id === user)) throw new ApiError('user_not_found');
  const read = readBlocks('home', view.blocks);
  if ('errors' in read) throw new ApiError('invalid_arguments', wrongIn(read.errors));
  store.homes.set(user, read.blocks);
  return { view: { id: viewIdOf(user), team_id: installation.teamId, type: 'home', blocks: read.blocks } };
};

/** The ID of a person's Home. */
export function viewIdOf(user: string): string {
  return `V${user}`;
}

/** Says that the app is at work in a thread that is there. */
export const setStatus: Method = (premises, given) => {
  const { channel_id, thread_ts, status } = argumentsOf(statusShape, given);
  const { id: channel } = conversationOf(premises, channel_id);
  threadOf(premises.store, channel, thread_ts);
  premises.store.statuses.push({ channel, status });
  return {};
};

/** Who the token is. */
export const test: Method = ({ installation }, given) => {
  argumentsOf(z.strictObject({}), given);
  const { teamId, botId, botUserId } = installation;
  return {
    url: 'https://opsline.slack.com/',
    team: 'Opsline',
    user: 'opsline',
    team_id: teamId,
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  };
};
