export type { Company } from './company/company.ts';
export { streamed } from './server/events.ts';
export { type Page, type PageParts, startPage } from './server/server.ts';
export { createHappenings, type Happenings } from './turns/happenings.ts';
