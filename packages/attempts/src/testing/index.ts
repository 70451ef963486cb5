export { type CountedStore, counted } from './counted-store.ts';
export { type MemoryStore, memoryStore } from './memory-store.ts';
export { type SampleRows, type StoreWorld, storeContract } from './store-contract.ts';
