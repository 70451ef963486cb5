import { afterAll, beforeAll } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { denyContract } from './deny-contract.ts';
import { findContract } from './find-contract.ts';
import { groupsContract } from './groups-contract.ts';
import { mannersContract } from './manners-contract.ts';
import { resetContract } from './reset-contract.ts';
import { unlockContract } from './unlock-contract.ts';

/** What the adapter needs of every directory, and what a directory itself answers, on one lab. */
export function directoryContract(start: () => Promise<Lab>): void {
  let lab: Lab | undefined;
  const theLab = (): Lab => {
    if (lab === undefined) throw new Error('The lab has not started');
    return lab;
  };
  beforeAll(async () => {
    lab = await start();
  });
  afterAll(() => lab?.stop());
  findContract(theLab);
  denyContract(theLab);
  resetContract(theLab);
  unlockContract(theLab);
  mannersContract(theLab);
  groupsContract(theLab);
}
