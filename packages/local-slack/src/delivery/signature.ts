import { createHmac } from 'node:crypto';

/** Slack's signature of a request, version 0 ("Verifying requests from Slack"); `timestamp` in epoch seconds. */
export function signatureOf(signingSecret: string, timestamp: number, body: string): string {
  const mac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return `v0=${mac}`;
}
