import { describe } from 'vitest';
import { directoryContract } from './contract/directory-contract.ts';
import { localLab } from './lab/lab.ts';

describe('the local directory', () => directoryContract(localLab));
