/** The imaginary account of this machine: everything here belongs to it. */
export const accountId = '111122223333';

/** The region that its ARNs name; clients of any region are answered. */
export const region = 'us-east-1';

/**
 * How an AWS SDK client reaches a stand-in.
 *
 * @param caller its access key: the ARN of whoever calls, or `local`, who may do everything
 */
export function localClient(endpoint: string, caller = 'local') {
  return {
    endpoint,
    region,
    credentials: { accessKeyId: caller, secretAccessKey: 'local' },
  };
}
