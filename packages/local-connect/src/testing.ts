export { keys, type ScriptedCaller, type ScriptLine, scriptedCaller } from './scripted-caller.ts';
export { virtualClock } from './virtual-clock.ts';
