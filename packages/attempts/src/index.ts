export { isLocked, type LockPolicy, lockMsAfter, withFailure, withoutFailures } from './failure-lock.ts';
export {
  admitted,
  append,
  type Counting,
  count,
  type Entry,
  hasRoom,
  type JournalStore,
  takeBack,
} from './journal.ts';
export { constantTimeEqual, hmac, keyOf } from './keyed.ts';
export { fits, type Limit, withTime } from './limits.ts';
export {
  change,
  changeAll,
  type Decision,
  type Keys,
  type Rows,
  readAll,
  type Store,
  type Versioned,
} from './store.ts';
