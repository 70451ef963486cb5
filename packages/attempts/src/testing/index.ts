export { counted, countedWithJournal, writesOf } from './counted-store.ts';
export { journalContract } from './journal-contract.ts';
export { losing } from './losing-store.ts';
export { memoryJournal } from './memory-journal.ts';
export { type MemoryStore, memoryStore, memoryStoreWithJournal } from './memory-store.ts';
export { type SampleRows, storeContract } from './store-contract.ts';
