import { enableCompileCache } from 'node:module';
import { compiled } from '@opsline/local-kit/serverless';

// What Node makes of the sources is kept: half of the time until anything is seen.
enableCompileCache(compiled);
await import('./command.ts');
