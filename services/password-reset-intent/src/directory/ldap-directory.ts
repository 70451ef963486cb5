import { debuglog } from 'node:util';
import { isUserId } from '../record/user-id.ts';
import type { Clock } from './clock.ts';
import {
  type Account,
  type Directory,
  DirectoryError,
  type DirectoryFault,
  type PasswordWrite,
  type UnlockWrite,
} from './directory.ts';
import { directoryError } from './ldap-failure.ts';
import { findAccount, findPlaces, type RootDse, readPolicy, readRootDse } from './ldap-queries.ts';
import { type LdapSession, openLdapSession } from './ldap-session.ts';
import { policyHints, writePassword, writeUnlock } from './ldap-write.ts';
import { type DirectorySettingsInput, parseDirectorySettings } from './settings.ts';

/** After one of these the next domain controller is asked; a refused bind is not one, or it would lock us out twice as fast. */
const anotherMayHelp: readonly DirectoryFault[] = [
  'unreachable',
  'untrusted',
  'timed out',
  'lost',
  'unavailable',
];

/** After one of these a write was certainly not done, and the next domain controller may do it. */
const refusedHere: readonly DirectoryFault[] = ['referred', 'unavailable', 'lost'];

/**
 * Opens the directory for one turn; the turn's time runs from here, and nothing is connected until something is asked.
 * Domain controllers are tried in the order given, for reading; a write is sent once, or, where one definitely refused it, once
 * more to the next.
 * @param clock what the limits of the settings are measured by.
 * @throws ZodError for settings that name anything but LDAPS with a CA; Error while NODE_DEBUG would print passwords.
 */
export function openDirectory(input: DirectorySettingsInput, clock: Clock): Directory {
  if (debuglog('ldapts').enabled)
    throw new Error('NODE_DEBUG=ldapts prints new passwords and must not be set');
  const { now } = clock;
  const settings = parseDirectorySettings(input);
  const end = now() + settings.limits.totalMs;
  const failed = new Set<string>();
  let current: LdapSession | undefined;

  const setAside = (url: string, error: DirectoryError): void => {
    failed.add(url);
    const noneLeft = settings.urls.every((one) => failed.has(one));
    if (noneLeft || !anotherMayHelp.includes(error.fault)) throw error;
  };

  const connect = async (): Promise<LdapSession> => {
    if (current?.alive()) return current;
    await current?.close();
    current = undefined;
    for (const url of settings.urls.filter((one) => !failed.has(one))) {
      const left = end - now();
      if (left <= 0) throw new DirectoryError('timed out', 'no time left');
      try {
        current = await openLdapSession(url, settings, left, clock);
        return current;
      } catch (error) {
        setAside(url, directoryError(error));
      }
    }
    throw new DirectoryError('unreachable', 'no domain controller left to ask');
  };

  const read = async <T>(ask: (session: LdapSession) => Promise<T>): Promise<T> => {
    for (;;) {
      const session = await connect();
      try {
        return await ask(session);
      } catch (error) {
        await session.close();
        setAside(session.url, directoryError(error));
      }
    }
  };

  let rootDse: RootDse | undefined;
  const serverFacts = async (): Promise<RootDse> => {
    rootDse ??= await read(readRootDse);
    return rootDse;
  };

  /** A write that could not be given its full time is not begun. */
  const toWrite = async (): Promise<LdapSession> => {
    const session = await connect();
    if (end - now() < settings.limits.operationMs)
      throw new DirectoryError('timed out', 'no time left to write');
    return session;
  };

  const write = async <T>(send: (session: LdapSession) => Promise<T>): Promise<T> => {
    const session = await toWrite();
    try {
      return await send(session);
    } catch (error) {
      const refused = directoryError(error);
      failed.add(session.url);
      const noneLeft = settings.urls.every((one) => failed.has(one));
      if (noneLeft || !refusedHere.includes(refused.fault)) throw refused;
      await session.close();
      return send(await toWrite());
    }
  };

  const reset = async (account: Account, password: string): Promise<PasswordWrite> => {
    if (account.passwordNeverExpires) return { outcome: 'never expires' };
    if (password === '') return { outcome: 'policy' };
    const { controls } = await serverFacts();
    return write((session) => writePassword(session, account, password, policyHints(controls)));
  };

  const unlock = (account: Account): Promise<UnlockWrite> =>
    write((session) => writeUnlock(session, account));

  return {
    ready: () => read((session) => findPlaces(session, settings)),
    find: async (userId) =>
      isUserId(userId)
        ? read((session) => findAccount(session, settings, userId, now()))
        : { outcome: 'nobody' },
    policy: async (account) => {
      const { domainDn } = await serverFacts();
      return read((session) => readPolicy(session, domainDn, account));
    },
    reset,
    unlock,
    close: async () => {
      await current?.close();
    },
  };
}
