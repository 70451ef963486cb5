import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { type Change, Client, type Control, type Entry, type SearchOptions } from 'ldapts';
import type { Clock } from './clock.ts';
import { DirectoryError } from './directory.ts';
import { SecondConnectionError } from './ldap-failure.ts';
import type { DirectorySettings } from './settings.ts';

/** One bound connection to one domain controller. It never comes back once it is lost. */
export type LdapSession = {
  readonly url: string;
  /** Whether the connection still stands. */
  readonly alive: () => boolean;
  readonly search: (baseDn: string, options: SearchOptions, control?: Control) => Promise<readonly Entry[]>;
  readonly modify: (dn: string, changes: readonly Change[], control?: Control) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Connects over TLS 1.2 or later, verified against the pinned CA and the host's name, and binds.
 * @param leftMs what is left of the turn's time; the connection is cut when it is used up.
 * @throws DirectoryError when the directory keeps one waiting, and what ldapts and TLS throw; `directoryError` reads it.
 */
export async function openLdapSession(
  url: string,
  settings: DirectorySettings,
  leftMs: number,
  clock: Clock,
): Promise<LdapSession> {
  const { connectMs, operationMs, receivedBytes } = settings.limits;
  const socket = connectVerified(url, settings.caPem, receivedBytes);
  const cancelDeadline = clock.after(leftMs, () => socket.destroy());

  /** Waits so long at most, and cuts the connection then. */
  const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const cancel = clock.after(Math.min(ms, leftMs), () => {
      reject(new DirectoryError('timed out', 'no answer'));
      socket.destroy();
    });
    return Promise.race([work, late]).finally(cancel);
  };

  let handedOver = false;
  const client = new Client({
    url,
    createSecureConnection: () => {
      // ldapts reconnects by itself, but does not bind again: the second connection would be nobody's.
      if (handedOver) throw new SecondConnectionError('the connection was lost');
      handedOver = true;
      return socket;
    },
  });
  const close = async (): Promise<void> => {
    cancelDeadline();
    await client.unbind().catch(() => undefined);
    socket.destroy();
  };
  try {
    await within(connectMs, once(socket, 'secureConnect'));
    await within(operationMs, client.bind(settings.bindDn, settings.bindPassword));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    alive: () => client.isBound,
    search: async (baseDn, options, control) =>
      (await within(operationMs, client.search(baseDn, options, control))).searchEntries,
    modify: (dn, changes, control) => within(operationMs, client.modify(dn, [...changes], control)),
    close,
  };
}

function connectVerified(url: string, caPem: string, receivedBytes: number): TLSSocket {
  const { hostname, port } = new URL(url);
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || '636'),
    ca: [caPem],
    // The CA that issued the certificate is enough: it need not be a root.
    allowPartialTrustChain: true,
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
