import { describe } from 'vitest';
import { directoryContract } from './contract/directory-contract.ts';
import { sambaLab } from './lab/lab.ts';
import { canRunSamba } from './lab/samba-wanted.ts';

const runs = await canRunSamba();

describe.skipIf(!runs)('a real domain controller (Samba)', () => directoryContract(sambaLab));
