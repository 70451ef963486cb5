/** By SNS a one-time PIN is texted as all else is. */
export { parseEnvironment } from './text-owner-by-sns.ts';
