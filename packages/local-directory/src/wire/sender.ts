import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Fault, faultOf } from '../faults.ts';

/** The sending side of one connection. */
export type Sender = {
  /** Sends bytes, whole or as the faults will have it. */
  readonly send: (bytes: Buffer) => void;
  /** Ends the connection with an RST: what was not delivered is lost. */
  readonly reset: () => void;
  /** Ends the connection politely. */
  readonly end: () => void;
};

/**
 * Sends over a socket under the faults in force.
 * @param raw the TCP connection, for the RST.
 * @param socket what carries the messages: TLS over the raw one, or the raw one.
 */
export function openSender(raw: Socket, socket: Socket | TLSSocket, faults: () => readonly Fault[]): Sender {
  let sent = 0;
  const reset = (): void => void raw.resetAndDestroy();
  const send = (bytes: Buffer): void => {
    if (socket.destroyed) return;
    const drip = faultOf(faults(), 'drip');
    if (drip !== undefined) {
      sendDrop(socket, bytes, drip.millisecondsPerByte);
      return;
    }
    const limit = faultOf(faults(), 'reset after');
    if (limit === undefined || sent + bytes.length <= limit.bytes) {
      socket.write(bytes);
      sent += bytes.length;
      return;
    }
    socket.write(bytes.subarray(0, limit.bytes - sent), reset);
  };
  return { send, reset, end: () => void socket.end() };
}

function sendDrop(socket: Socket, bytes: Buffer, milliseconds: number): void {
  if (bytes.length === 0 || socket.destroyed) return;
  socket.write(bytes.subarray(0, 1));
  setTimeout(() => sendDrop(socket, bytes.subarray(1), milliseconds), milliseconds).unref();
}
