export type { Access, AccessRequest } from './access.ts';
export { type AccessControl, type Authorize, accessControl } from './access-control.ts';
export { accessKeyOf } from './access-key.ts';
export { decide, neededAmong } from './decide.ts';
export type { Deployed } from './deployed.ts';
export { type Permission, permissionsIn } from './permission.ts';
export { scheduleArn } from './principals-of.ts';
