export { virtualClock } from './virtual-clock.ts';
