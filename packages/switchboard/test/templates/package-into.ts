import { resolve } from 'node:path';
import { packageAll } from './packaged.ts';

// Packages every service into the folder that is named: with no parameter, and with every one as long as it may be.
const [into = '.'] = process.argv.slice(2);
await packageAll(resolve(into));
