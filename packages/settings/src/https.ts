import { ruled } from './text.ts';
import { unshown } from './unshown.ts';

/** What names the part of an address that authorises whoever has it, in its query or in a parameter of its path. */
const authorising =
  /[?&;/](?:sig|signature|(?:[a-z]+[-_])?token|(?:[a-z]+[-_])?key|apikey|code|secret|client_secret|password|pwd|auth|authorization)=/i;

function isHttps(value: string): URL | undefined {
  const url = URL.parse(value);
  const plain = url?.protocol === 'https:' && url.username + url.password + url.hash === '';
  return url && plain && !/\s/.test(value) && !authorising.test(unescaped(value)) ? url : undefined;
}

/** A name may be written in percent signs; what is no such writing is what it is. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Where something is posted to. What somebody pastes may hold a secret, so it is never shown. */
export const httpsAddress = unshown(
  ruled(
    (value) => isHttps(value) !== undefined,
    'an https:// address without a user, a password or a #; a signature, a token or a key in it belongs into the secret',
  ),
);

/** … of a Workflows webhook, whose query is told apart: its signature is a secret. */
export const webhookAddress = unshown(
  ruled(
    (value) => isHttps(value)?.search === '' && !value.includes('?'),
    'an https:// address up to the "?"; what follows holds a signature (sig), which belongs into the secret',
  ),
);
