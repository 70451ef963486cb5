import { describe } from 'vitest';
import { directoryContract } from './directory-contract.ts';
import { localLab } from './lab.ts';

describe('the local directory', () => directoryContract(localLab));
