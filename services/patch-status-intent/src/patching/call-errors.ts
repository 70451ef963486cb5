import { isThrottlingError, isTransientError } from '@smithy/core/retry';

type SdkError = Parameters<typeof isTransientError>[0];

function isSdkError(error: unknown): error is SdkError {
  return error instanceof Error;
}

/** Whether calls came too fast. */
export function isThrottled(error: unknown): boolean {
  return isSdkError(error) && isThrottlingError(error);
}

/** Whether it may pass: the service failed, or the network, or no answer came in time. */
export function isPassing(error: unknown): boolean {
  return isSdkError(error) && isTransientError(error);
}

/** Whether one call had no answer within its own limit. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** Whether what was asked for is not there (SSM API reference, DoesNotExistException). */
function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'DoesNotExistException';
}

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
