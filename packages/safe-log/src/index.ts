export { digest } from './digest.ts';
export { jsonLog } from './json-log.ts';
export { namesOfErrors } from './names-of-errors.ts';
