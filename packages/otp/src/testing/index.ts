export { gsm7Length, isGsm7 } from './gsm7.ts';
export { memoryStore } from './memory-store.ts';
export { type Scene, sceneOf, testPepper } from './scene.ts';
export { storeContract } from './store-contract.ts';
