export type { Access, Context } from './access.ts';
export { type AccessControl, type Authorize, accessControl } from './access-control.ts';
export { accessKeyOf } from './access-key.ts';
export { neededAmong } from './decide.ts';
export type { Permission } from './permission.ts';
export { scheduleArn } from './principals-of.ts';
