import { list } from './list.ts';
import { formed } from './text.ts';

/** Prefixes of numbers that may be texted, "+1,+44": each a plus sign and one to seven digits. */
export const textablePrefixes = list(
  ',',
  formed(/^\+[1-9][0-9]{0,6}$/, 'a plus sign and one to seven digits, such as +44'),
);
