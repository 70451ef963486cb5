import { describe } from 'vitest';
import { delegationContract } from './contract/delegation-contract.ts';
import { directoryContract } from './contract/directory-contract.ts';
import { sambaLab } from './lab/lab.ts';
import { canRunSamba } from './lab/samba-wanted.ts';

const runs = await canRunSamba();

describe.skipIf(!runs)('a real domain controller (Samba)', () => directoryContract(sambaLab));

describe.skipIf(!runs)('what was delegated, as Samba says it', () => delegationContract(sambaLab));
