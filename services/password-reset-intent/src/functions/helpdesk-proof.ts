import { createConversations, createOneTimePins, type Store as PinStore } from '@opsline/otp';
import { checkDirectory, type Directory } from '../directory/directory.ts';
import { createProof, type Proving } from '../helpdesk-proof/handler.ts';
import { lineOfOneTimePins } from '../out/line-of-one-time-pins.ts';

/** Everything outside of helpdeskProof. */
type Ports = Pick<Proving, 'requestOneTimePin' | 'deadline' | 'log'> & {
  /** The rows of one-time PINs in table PasswordReset, and their pepper. */
  readonly pinStore: PinStore;
  readonly pepper: () => Promise<Uint8Array>;
  readonly openDirectory: () => Promise<Directory>;
  /** Epoch ms. */
  readonly now: () => number;
};

/** The function helpdeskProof over its ports; see `createProof` for what comes in and out. */
export function createHelpdeskProof({ pinStore: store, openDirectory, pepper, now, ...outside }: Ports) {
  return createProof({
    ...outside,
    checkDirectory: checkDirectory(openDirectory, outside.log),
    lineOfOneTimePins: lineOfOneTimePins(createOneTimePins({ store, pepper, now }), 'on', outside.log),
    conversations: createConversations({ store, pepper, now }),
  });
}
