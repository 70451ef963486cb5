import { memoryStore, storeContract } from '@opsline/otp/testing';

storeContract('memory', async () => {
  const store = memoryStore();
  return { store, dump: store.dump };
});
