import { accountId } from '@opsline/local-kit/account';
import { z } from 'zod';
import type { Handlers } from '../protocol/operations.ts';
import { operation } from '../protocol/request-shape.ts';

/**
 * STS: who the caller is. An access key that is an ARN is that role or function; any other is a user of this account.
 *
 * @param accessKey of whoever asks
 */
export function createSts(accessKey = 'nobody'): Handlers<'sts'> {
  const arn = accessKey.startsWith('arn:') ? accessKey : `arn:aws:iam::${accountId}:user/${accessKey}`;
  return {
    GetCallerIdentity: operation(z.strictObject({}), () => ({
      Arn: arn,
      UserId: accessKey,
      Account: /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? accountId,
    })),
  };
}
