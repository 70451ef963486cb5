import { list } from './list.ts';
import { formed, within } from './text.ts';

/** So many characters they may have together: they share a function's environment with much else. */
const most = 384;

/** Prefixes of numbers that may be texted, "+1,+44": each a plus sign and one to seven digits. */
export const textablePrefixes = within(
  most,
  list(',', formed(/^\+[1-9][0-9]{0,6}$/, 'a plus sign and one to seven digits, such as +44')),
);
