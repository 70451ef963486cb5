import { sessionKeys } from '../out/session-key.ts';
import { createReplier } from '../slack/records.ts';
import type { World } from '../slack/world.ts';

/** Everything outside of replySlack, and the secret that makes sessions at Lex. */
export type Ports = Omit<World, 'sessionOf'> & { readonly token: () => Promise<string> };

/** The function replySlack over its ports; see `createReplier` for what comes in and out. */
export function createReplySlack({ token, ...outside }: Ports) {
  return createReplier({ ...outside, sessionOf: sessionKeys(token) });
}
