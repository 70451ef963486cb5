import { Server as HttpServer } from 'node:http';
import type { Server, Socket } from 'node:net';

/** A port could not be had; the message names it. */
export class PortTaken extends Error {}

/** A server that listens; `stop` ends its connections and resolves when the port is free. */
export type Listening = {
  readonly endpoint: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

/**
 * Has a server listen on 127.0.0.1.
 *
 * @param port any free one unless told
 * @throws when the port is taken
 */
export async function listen(server: Server, port = 0): Promise<Listening> {
  // A client may keep its connection: one that is closed just when it is used again would be a call that failed.
  if (server instanceof HttpServer) {
    server.keepAliveTimeout = 0;
    // AWS's SDKs take a Date far from their own for a clock that is wrong, and ask once more whatever was refused; here
    // somebody may have let time pass.
    server.prependListener('request', (_, response) => {
      response.sendDate = false;
    });
  }
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    const refused = (cause: Error) =>
      reject(new PortTaken(`Cannot listen on 127.0.0.1:${port}; is the port taken?`, { cause }));
    server.once('error', refused);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { endpoint: `http://127.0.0.1:${address.port}`, port: address.port, stop };
}
