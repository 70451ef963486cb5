import { isGone, isPassing, isTimeout } from './call-errors.ts';

/**
 * Why something could not be read: it is `gone`; it was `late`, by the deadline or by a call's own limit;
 * Systems Manager was `failing`, which may pass; it `refused`, which does not.
 */
export type Unread = { readonly why: 'gone' | 'late' | 'failing' | 'refused'; readonly cause: unknown };

/**
 * @param cause what a call threw
 * @param deadline has it aborted, nothing but time was lacking
 */
export function unreadBecause(cause: unknown, deadline: AbortSignal): Unread {
  if (deadline.aborted || isTimeout(cause)) return { why: 'late', cause };
  if (isGone(cause)) return { why: 'gone', cause };
  return { why: isPassing(cause) ? 'failing' : 'refused', cause };
}

/** Whether it is a fault: neither lack of time, nor that there is nothing to read. */
export function isFault(unread: Unread | undefined): unread is Unread {
  return unread?.why === 'failing' || unread?.why === 'refused';
}
