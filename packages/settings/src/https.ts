import { ruled } from './text.ts';
import { unshown } from './unshown.ts';

function isHttps(value: string): URL | undefined {
  const url = URL.parse(value);
  const plain = url?.protocol === 'https:' && url.username + url.password + url.hash === '';
  return url && plain && !/\s/.test(value) ? url : undefined;
}

/** Where something is posted to. What somebody pastes may hold a secret, so it is never shown. */
export const httpsAddress = unshown(
  ruled((value) => isHttps(value) !== undefined, 'an https:// address without a user, a password or a #'),
);

/** … of a Workflows webhook, whose query is told apart: its signature is a secret. */
export const webhookAddress = unshown(
  ruled(
    (value) => isHttps(value)?.search === '' && !value.includes('?'),
    'an https:// address up to the "?"; what follows holds a signature (sig), which belongs into the secret',
  ),
);
