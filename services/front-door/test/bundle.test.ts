import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { parseEnvironment } from '../src/environment/front-door.ts';

bundlesContract(await bundlesOf(new URL('..', import.meta.url).pathname), {
  frontDoor: { clients: ['lambda'], parseEnvironment },
});
