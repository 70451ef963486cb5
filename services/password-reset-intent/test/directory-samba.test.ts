import { describe } from 'vitest';
import { directoryContract } from './directory-contract.ts';
import { sambaLab } from './lab.ts';
import { canRunSamba } from './samba-wanted.ts';

const runs = await canRunSamba();

describe.skipIf(!runs)('a real domain controller (Samba)', () => directoryContract(sambaLab));
