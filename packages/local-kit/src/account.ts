/** The imaginary account of this machine: everything here belongs to it. */
export const accountId = '111122223333';

/** The region that its ARNs name; clients of any region are answered. */
export const region = 'us-east-1';

/** How an AWS SDK client reaches a stand-in. Nobody checks its credentials, but the SDK sends nothing without any. */
export function localClient(endpoint: string) {
  return {
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}
