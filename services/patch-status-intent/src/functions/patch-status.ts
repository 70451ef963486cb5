import { createConversations, createOneTimePins, createProofs, type Store } from '@opsline/otp';
import { callerAdmission } from '../caller-admission.ts';
import { createHandler } from '../handler.ts';
import type { MaintenanceWindows } from '../maintenance-windows.ts';
import { patchingFrom } from '../patching.ts';
import type { World } from '../world.ts';

/** Everything outside of patchStatus. */
export type Ports = Pick<World, 'requestOneTimePin' | 'timeZone' | 'log'> & {
  /** Table Onetimepin, and the pepper of its rows. */
  readonly store: Store;
  readonly pepper: () => Promise<Uint8Array>;
  /** The key with which auth-lookup signs. */
  readonly callerKey: () => Promise<Uint8Array>;
  readonly windows: MaintenanceWindows;
  /** Gives a signal that aborts when an answer about patching has to be there. */
  readonly deadline: () => AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** The function patchStatus over its ports; see `createHandler` for what comes in and out. */
export const createPatchStatus = ({
  store,
  pepper,
  now,
  callerKey,
  windows,
  deadline,
  ...outside
}: Ports) => {
  const kept = { store, pepper, now };
  const oneTimePins = createOneTimePins(kept);
  const conversations = createConversations(kept);
  return createHandler({
    ...outside,
    verifyOneTimePin: async ({ employeeId, conversation, guess }) => {
      const verdict = await oneTimePins.verify({ employeeId, conversation, guess });
      if (verdict !== 'accepted') return 'refused';
      await conversations.open(conversation, employeeId);
      return 'accepted';
    },
    authenticatedAs: conversations.resume,
    admitCaller: callerAdmission({ callerKey, proofs: createProofs(kept), conversations, now }),
    endAuthentication: conversations.close,
    patching: patchingFrom(windows, now, deadline),
  });
};
