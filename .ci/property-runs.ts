import fc from 'fast-check';
import { inject } from 'vitest';

// Before each test file: how often a property is tried, unless it says so itself.
fc.configureGlobal({ numRuns: 100 * inject('times') });
