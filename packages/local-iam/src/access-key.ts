/**
 * The access key that a request is signed with (Signature Version 4, "Authorization header"); its signature is not
 * looked at. On this machine the key is the ARN of whoever calls.
 */
export function accessKeyOf(authorization: unknown): string | undefined {
  return typeof authorization === 'string'
    ? /Credential=(.+)\/\d{8}\/[^/]+\/[^/]+\/aws4_request/.exec(authorization)?.[1]
    : undefined;
}
