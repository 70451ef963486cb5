import { describe } from 'vitest';
import { delegationContract } from './contract/delegation-contract.ts';
import { directoryContract } from './contract/directory-contract.ts';
import { localLab } from './lab/lab.ts';

describe('the local directory', () => directoryContract(localLab));

describe('what was delegated, as the local directory says it', () => delegationContract(localLab));
