import { isThrottlingError, isTransientError } from '@smithy/core/retry';

type SdkError = Parameters<typeof isTransientError>[0];

const isSdkError = (error: unknown): error is SdkError => error instanceof Error;

/** Whether calls came too fast. */
export const isThrottled = (error: unknown): boolean => isSdkError(error) && isThrottlingError(error);

/** Whether it may pass: the service failed, or the network, or no answer came in time. */
export const isPassing = (error: unknown): boolean => isSdkError(error) && isTransientError(error);

/** Whether one call had no answer within its own limit. */
export const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** Whether what was asked for is not there (SSM API reference, DoesNotExistException). */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && error.name === 'DoesNotExistException';
