import { QueryCompatibleError } from '../protocol/service-error.ts';

/** SQS's errors: in JSON under one name, and in a header under the one they had in the query protocol. */
export function queueDoesNotExist(): QueryCompatibleError {
  return new QueryCompatibleError(
    'QueueDoesNotExist',
    'AWS.SimpleQueueService.NonExistentQueue',
    'The specified queue does not exist.',
  );
}

export function missing(parameter: string): QueryCompatibleError {
  return new QueryCompatibleError(
    'MissingParameter',
    'MissingParameter',
    `The request must contain the parameter ${parameter}.`,
  );
}

export function invalidValue(message: string): QueryCompatibleError {
  return new QueryCompatibleError('InvalidParameterValueException', 'InvalidParameterValue', message);
}

export function invalidContents(): QueryCompatibleError {
  return new QueryCompatibleError(
    'InvalidMessageContents',
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
  );
}

export function handleInvalid(): QueryCompatibleError {
  return new QueryCompatibleError(
    'ReceiptHandleIsInvalid',
    'ReceiptHandleIsInvalid',
    'The input receipt handle is invalid.',
  );
}

export function handleExpired(): QueryCompatibleError {
  return invalidValue(
    'Value for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.',
  );
}

export function notInFlight(): QueryCompatibleError {
  return new QueryCompatibleError(
    'MessageNotInflight',
    'AWS.SimpleQueueService.MessageNotInflight',
    'The specified message is not in flight.',
  );
}
