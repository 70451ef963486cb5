import { postEphemeral, postMessage } from './chat.ts';
import { history, open, replies } from './conversations.ts';
import type { Method } from './method.ts';
import { publish, setStatus, test } from './surfaces.ts';

/** The methods that are there, each with the scope that it needs. */
export const methods: Readonly<
  Record<string, { readonly scope: string | undefined; readonly answer: Method }>
> = {
  'assistant.threads.setStatus': { scope: 'chat:write', answer: setStatus },
  'auth.test': { scope: undefined, answer: test },
  'chat.postEphemeral': { scope: 'chat:write', answer: postEphemeral },
  'chat.postMessage': { scope: 'chat:write', answer: postMessage },
  'conversations.history': { scope: 'im:history', answer: history },
  'conversations.open': { scope: 'im:write', answer: open },
  'conversations.replies': { scope: 'im:history', answer: replies },
  'views.publish': { scope: undefined, answer: publish },
};
