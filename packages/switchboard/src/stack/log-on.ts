import { Client, ResultCodeError } from 'ldapts';
import type { StaffDirectory } from './staff-directory.ts';

/** How logging on ends, in a person's words. */
export type LogOn = 'works' | 'a new password must be chosen first' | 'is refused';

/** The domain of the accounts on this machine, in front of an account's name at a log-on. */
const domain = 'corp.example.com';

/** A directory that has not answered by then is down. */
const aMinute = 60_000;

/** Logs on to the directory as an employee would, by a bind over LDAPS. */
export async function logOn(directory: StaffDirectory, userId: string, password: string): Promise<LogOn> {
  const client = new Client({
    url: directory.url,
    timeout: aMinute,
    connectTimeout: aMinute,
    tlsOptions: { ca: [directory.caPem], minVersion: 'TLSv1.2' },
  });
  try {
    await client.bind(`${userId}@${domain}`, password);
    return 'works';
  } catch (error) {
    if (!(error instanceof ResultCodeError)) throw error;
    // Active Directory answers 773 when the password is right and must be changed.
    return /data 773/.test(error.message) ? 'a new password must be chosen first' : 'is refused';
  } finally {
    await client.unbind();
  }
}
