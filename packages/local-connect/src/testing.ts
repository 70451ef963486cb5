export { keys, type ScriptedCaller, type ScriptLine, scriptedCaller } from './caller/scripted-caller.ts';
export { virtualClock } from './virtual-clock.ts';
