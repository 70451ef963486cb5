export { type Block, readBlocks } from './blocks/blocks.ts';
export { blocksInWords } from './blocks/in-words.ts';
export { triesForMs } from './delivery/deliveries.ts';
export { doesAsWritten } from './in-brackets.ts';
export { grantedBy } from './manifest.ts';
export { NothingToPressError, type Person, type Seen } from './person.ts';
export type { Exchange } from './traffic/exchange.ts';
export type { Call, Mishap } from './web-api/server.ts';
export { startWorkspace, type Workspace } from './workspace.ts';
