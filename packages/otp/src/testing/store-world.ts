import type { Store } from '../store.ts';

/** A fresh, empty store, and all it holds as text. */
export type StoreWorld = { readonly store: Store; readonly dump: () => Promise<string> };
