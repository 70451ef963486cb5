import type { Installation } from '../delivery/payloads.ts';
import type { Message, Store } from '../state/store.ts';

/** What methods work on. */
export type Premises = {
  readonly store: Store;
  readonly installation: Installation;
  /** Told of a message that the app posted for all to see. */
  readonly posted: (message: Message) => void;
};

/** A method: the arguments as they came in, what is answered beside `ok: true`; it throws an `ApiError`. */
export type Method = (premises: Premises, given: Readonly<Record<string, unknown>>) => object;
