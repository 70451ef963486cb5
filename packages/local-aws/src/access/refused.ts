import type { ServiceName } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** Why a call is refused: whoever makes it is not known, or may not. */
type Refusal = { readonly kind: 'unknown caller' | 'denied'; readonly message: string };

/** How each service says so: the JSON services alike, EC2 and SNS in their own words. */
export function refused(service: ServiceName, { kind, message }: Refusal): ServiceError {
  const known = kind === 'denied';
  switch (service) {
    case 'ec2':
      return known
        ? new ServiceError(
            'UnauthorizedOperation',
            `You are not authorized to perform this operation. ${message}`,
            403,
          )
        : new ServiceError(
            'AuthFailure',
            'AWS was not able to validate the provided access credentials',
            401,
          );
    case 'sqs':
      return known
        ? new ServiceError('AccessDeniedException', message.replaceAll(/sqs:[A-Z]\w+/g, lower), 403)
        : new ServiceError('InvalidClientTokenId', message, 403);
    case 'sns':
      return known
        ? new ServiceError('AuthorizationError', message.replaceAll('sns:', 'SNS:'), 403)
        : new ServiceError('InvalidClientTokenId', message, 403);
    default:
      return new ServiceError(known ? 'AccessDeniedException' : 'UnrecognizedClientException', message);
  }
}

/** SQS writes its actions so. */
function lower(action: string): string {
  return action.toLowerCase();
}
