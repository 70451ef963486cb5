import type { AcceptedFinding } from '../definition/bot-definition.ts';

/** Something that a bot is found wanting in: by which rule, of what, and at which path. */
export type Finding = Pick<AcceptedFinding, 'of' | 'rule'> & {
  readonly path: string;
  readonly message: string;
};
