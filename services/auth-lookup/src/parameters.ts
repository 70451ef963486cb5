import { connectInstanceArn } from '@opsline/settings/connect';
import { reservedConcurrency } from '@opsline/settings/numbers';

/** What a deployment may set. */
export const parameters = { connectInstanceArn, concurrency: reservedConcurrency };
