import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { parseEnvironment } from '../src/environment/code-hook.ts';

bundlesContract(await bundlesOf(new URL('..', import.meta.url).pathname), {
  codeHook: { clients: [], parseEnvironment },
});
