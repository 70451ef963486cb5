import type { Clock } from '../../../src/directory/clock.ts';
import type { Account, Directory } from '../../../src/directory/directory.ts';
import { openDirectory } from '../../../src/directory/ldap-directory.ts';
import type { DirectorySettingsInput } from '../../../src/directory/settings.ts';
import { patientClock } from './patient-clock.ts';

/** Uses a lab's directory for one turn, with settings of one's own over the lab's. */
export type InDirectory = <T>(
  use: (directory: Directory) => Promise<T>,
  more?: Partial<DirectorySettingsInput>,
) => Promise<T>;

/** Opens the directory, uses it and closes it; unless told otherwise, there is time enough for everything. */
export async function useDirectory<T>(
  settings: DirectorySettingsInput,
  use: (directory: Directory) => Promise<T>,
  clock: Clock = patientClock(),
): Promise<T> {
  const directory = openDirectory(settings, clock);
  try {
    return await use(directory);
  } finally {
    await directory.close();
  }
}

/** The account of a user ID that is known to be there. */
export async function accountOf(directory: Directory, userId: string): Promise<Account> {
  const found = await directory.find(userId);
  if (found.outcome !== 'found') throw new Error(`${userId} is ${found.outcome}`);
  return found.account;
}
