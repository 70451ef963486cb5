import { ServiceError } from './protocol/service-error.ts';

/** The answer never arrives. */
export class ConnectionCut extends Error {}

/** The error of a call that was not carried out: refused before, or overtaken by another write. */
export function errorOf(mishap: 'refused' | 'raced', operation: string): ServiceError {
  if (mishap === 'refused') return new ServiceError('InternalServerError', 'down', 500);
  return operation === 'TransactWriteItems'
    ? new ServiceError(
        'TransactionCanceledException',
        'Transaction cancelled [ConditionalCheckFailed]',
        400,
        {
          CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
        },
      )
    : new ServiceError('ConditionalCheckFailedException', 'The conditional request failed');
}

/** A defect of the stand-in itself looks like an outage, its message kept for whoever reads the reply. */
export function asServiceError(reason: unknown): ServiceError {
  return reason instanceof ServiceError
    ? reason
    : new ServiceError('InternalFailure', `The stand-in failed: ${reason}`, 500);
}
