import type { IncomingHttpHeaders } from 'node:http';
import { shown } from '@opsline/local-kit/shown';

/** What stands in the place of a token. */
const mask = '•••';

const secret = /token|secret|password/i;

/** What names things, by its key: Slack's IDs, timestamps and kinds. Everything else may be what somebody typed. */
const naming = /^(?:ts|id|type|user|users|channel|team|latest|oldest|limit)$|_(?:id|ts|type)$/;

/** The fields of a form that carry JSON; a body that is no form is JSON itself. */
const asJson = ['', 'payload', 'blocks', 'metadata', 'view'];

/** Headers without the token that stands in them. */
export function maskedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [
      name,
      name === 'authorization' ? `Bearer ${mask}` : String(value),
    ]),
  );
}

/** A body to be read: JSON set out, a form a field a line; of numbers in what people type nothing but how many digits. */
export function maskedBody(contentType: string, body: string): string {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return [...new URLSearchParams(body)].map(([key, value]) => `${key}=${inField(key, value)}`).join('\n');
  }
  return inField('', body);
}

function inField(key: string, text: string): string {
  if (!asJson.includes(key)) return maskedText(key, text);
  try {
    return JSON.stringify(masked(key, JSON.parse(text)), null, 2);
  } catch {
    return maskedText(key, text);
  }
}

function masked(key: string, value: unknown): unknown {
  if (typeof value === 'string') return maskedText(key, value);
  if (Array.isArray(value)) return value.map((one) => masked(key, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(name, one)]));
}

function maskedText(key: string, text: string): string {
  if (secret.test(key)) return mask;
  return naming.test(key) ? text : shown(text.replaceAll(/xox[a-z]-[\w-]+/g, mask));
}
