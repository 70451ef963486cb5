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
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** Whether what was asked for is not there (SSM API reference, DoesNotExistException). */
export function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'DoesNotExistException';
}
