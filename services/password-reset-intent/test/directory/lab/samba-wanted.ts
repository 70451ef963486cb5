import { env } from 'node:process';
import { whyNoSamba } from '@opsline/local-directory/samba/needs';

/**
 * Whether the suites for a real domain controller run. Where none can, they are skipped and the reason is printed.
 * @throws Error where `OPSLINE_REQUIRE_SAMBA=1` says that a skip is a failure.
 */
export async function canRunSamba(): Promise<boolean> {
  const reason = await whyNoSamba();
  if (reason === undefined) return true;
  if (env.OPSLINE_REQUIRE_SAMBA === '1')
    throw new Error(`A real domain controller is required here, but ${reason}`);
  process.stderr.write(`The suite against a real domain controller is skipped: ${reason}\n`);
  return false;
}
