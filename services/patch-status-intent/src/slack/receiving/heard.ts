import { parseAt } from '@opsline/function-kit/door';
import { messageSchema, type SlackMessage } from '../message.ts';

/** What a request of Slack is about. */
export type Heard =
  /** Slack asks whether somebody is there (`url_verification`). */
  | { readonly is: 'challenge'; readonly challenge: string }
  | { readonly is: 'message'; readonly message: SlackMessage }
  /** Nothing of ours: somebody else's workspace, our own words, an edit. */
  | { readonly is: 'nothing' };

export const nothing = { is: 'nothing' } as const;

/** @throws {InputError} naming what of it is not as Slack documents it */
export function heard(message: unknown): Heard {
  return { is: 'message', message: parseAt('body.event', messageSchema, message) };
}
