export { play, type Stage } from './play.ts';
export { type Line, parseScenes, type Scene, written } from './scenes.ts';
