import { createHandler } from '../handler.ts';
import type { World } from '../world.ts';

/** Everything outside of the function: clients and clocks, and no decision. */
export type Ports = Omit<World, 'begin'>;

/** The function codeHook over its ports; see `createHandler` for what comes in and out. */
export function createCodeHook(ports: Ports) {
  return createHandler({ ...ports, begin: async () => 'not made yet' });
}
