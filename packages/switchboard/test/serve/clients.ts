import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';

/**
 * Whether other clients are tried. Where there are none, or nobody asked for what takes so long, that is skipped and the
 * reason is printed.
 *
 * @throws Error where `OPSLINE_REQUIRE_CLIENTS=1` says that a skip is a failure.
 */
export function canTryClients(): boolean {
  const isThere = (name: string) =>
    (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
  const missing = ['aws', 'ldapsearch'].filter((name) => !isThere(name));
  const isRequired = env.OPSLINE_REQUIRE_CLIENTS === '1';
  const reason = missing.length > 0 ? `there is no ${missing.join(' and no ')} here` : 'it takes a stack';
  if (isRequired && missing.length > 0) throw new Error(`Clients are required here, but ${reason}`);
  if (!isRequired)
    process.stderr.write(`The README's clients are not tried: ${reason}; .ci/run tries them\n`);
  return isRequired;
}
