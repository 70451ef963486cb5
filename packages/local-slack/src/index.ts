export { readBlocks } from './blocks/blocks.ts';
export { blocksInWords } from './blocks/in-words.ts';
export type { Person, Seen } from './person.ts';
export { startWorkspace, type Workspace } from './workspace.ts';
