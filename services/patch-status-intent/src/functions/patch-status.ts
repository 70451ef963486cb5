import { digest } from '@opsline/function-kit/log';
import { createConversations, createOneTimePins, type Store } from '@opsline/otp';
import { createHandler } from '../handler.ts';
import { callerAdmission } from '../out/caller-admission.ts';
import type { MaintenanceWindows } from '../patching/maintenance-windows.ts';
import { patchingFrom } from '../patching/patching.ts';
import type { IndexStore } from '../run-index/index-store.ts';
import { patchingByIndex } from '../run-index/patching-by-index.ts';
import type { World } from '../world.ts';

/** Everything outside of patchStatus. */
export type Ports = Pick<World, 'requestOneTimePin' | 'timeZone' | 'now' | 'deadline' | 'log'> & {
  /** Table Onetimepin, and the pepper of its rows. */
  readonly store: Store;
  readonly pepper: () => Promise<Uint8Array>;
  /** The key with which auth-lookup signs. */
  readonly assertionKey: () => Promise<Uint8Array>;
  readonly windows: MaintenanceWindows;
  /** The index of runs; without it every answer is read from Systems Manager. */
  readonly index?: Pick<IndexStore, 'load'> | undefined;
  /** Gives a signal that aborts when an answer about patching has to be there. */
  readonly readingDeadline: () => AbortSignal;
};

/** The function patchStatus over its ports; see `createHandler` for what comes in and out. */
export function createPatchStatus({
  store,
  pepper,
  now,
  assertionKey,
  windows,
  index,
  readingDeadline,
  ...outside
}: Ports) {
  const conversations = createConversations({ store, pepper, now });
  const oneTimePins = createOneTimePins({ store, pepper, now });
  return createHandler({
    ...outside,
    now,
    lineOfOneTimePins: async ({ employeeId, conversation }) => {
      if (!(await oneTimePins.isHalted({ holder: employeeId, conversation }))) return 'open';
      outside.log({ event: 'one-time PIN', conversation: digest(conversation), outcome: 'halted' });
      return 'halted';
    },
    verifyOneTimePin: async ({ employeeId, conversation, guess }) => {
      const verdict = await conversations.authenticate({ holder: employeeId, conversation, guess });
      return verdict === 'accepted' ? 'accepted' : 'refused';
    },
    authenticatedAs: conversations.resume,
    admitCaller: callerAdmission({ assertionKey, conversations, now }),
    endAuthentication: conversations.close,
    patching: index
      ? patchingByIndex(index, windows, now, readingDeadline, outside.log)
      : patchingFrom(windows, now, readingDeadline, outside.log),
  });
}
