export { conversationsOf, directionsOf, type PageScene, playOn, scenesOn } from './conversations.ts';
export { codeHookEvent, type Part, scalar } from './event.ts';
export { aMinute, type FragileStage, playMatrix } from './fault-matrix.ts';
export { mannersTable } from './manners-table.ts';
export { canMeet, faults, fragileCalls, type Meets, meetsIn, type OutsideCall } from './mishaps.ts';
export { type Judged, judged, scoreOf, type Utterance, utterancesOn } from './off-the-script.ts';
export type { Stage } from './play.ts';
export type { Scene } from './scenes.ts';
