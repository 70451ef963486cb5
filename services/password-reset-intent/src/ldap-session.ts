import { connect, type TLSSocket } from 'node:tls';
import { type Change, Client, type Control, type Entry, type SearchOptions } from 'ldapts';
import type { DirectorySettings } from './directory-settings.ts';
import { SecondConnectionError } from './ldap-failure.ts';

/** One bound connection to one domain controller. It never comes back once it is lost. */
export type LdapSession = {
  readonly url: string;
  /** Whether the connection still stands. */
  readonly alive: () => boolean;
  readonly search: (baseDn: string, options: SearchOptions) => Promise<readonly Entry[]>;
  readonly modify: (dn: string, changes: readonly Change[], control?: Control) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Connects over TLS 1.2 or later, verified against the pinned CA and the host's name, and binds.
 * @param leftMs what is left of the turn's time; the connection is cut when it is used up.
 * @throws what ldapts throws; `directoryError` reads it.
 */
export async function openLdapSession(
  url: string,
  settings: DirectorySettings,
  leftMs: number,
): Promise<LdapSession> {
  const { connectMs, operationMs, receivedBytes } = settings.limits;
  let socket: TLSSocket | undefined;
  const client = new Client({
    url,
    connectTimeout: Math.min(connectMs, leftMs),
    timeout: Math.min(operationMs, leftMs),
    createSecureConnection: () => {
      // ldapts reconnects by itself, but does not bind again: the second connection would be nobody's.
      if (socket !== undefined) throw new SecondConnectionError('the connection was lost');
      socket = connectVerified(url, settings.caPem, receivedBytes);
      return socket;
    },
  });
  const deadline = setTimeout(() => socket?.destroy(), leftMs);
  const close = async (): Promise<void> => {
    clearTimeout(deadline);
    await client.unbind().catch(() => undefined);
    socket?.destroy();
  };
  try {
    await client.bind(settings.bindDn, settings.bindPassword);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    alive: () => client.isBound,
    search: async (baseDn, options) => (await client.search(baseDn, options)).searchEntries,
    modify: (dn, changes, control) => client.modify(dn, [...changes], control),
    close,
  };
}

function connectVerified(url: string, caPem: string, receivedBytes: number): TLSSocket {
  const { hostname, port } = new URL(url);
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || '636'),
    ca: [caPem],
    minVersion: 'TLSv1.2',
    // Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED=0 turns the default off.
    rejectUnauthorized: true,
  });
  let received = 0;
  socket.once('secureConnect', () => {
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > receivedBytes) socket.destroy();
    });
  });
  return socket;
}
