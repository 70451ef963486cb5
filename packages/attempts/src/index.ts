export { isLocked, type LockPolicy, lockMsAfter, withFailure, withoutFailures } from './failure-lock.ts';
export { constantTimeEqual, hmac, keyOf } from './keyed.ts';
export { fits, type Limit, withTime } from './limits.ts';
export { change, type Decision, type Place, type Store, type Versioned } from './store.ts';
