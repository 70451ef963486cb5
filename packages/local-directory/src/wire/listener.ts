import { createServer, type Server, type Socket } from 'node:net';

/** A TCP listener that can close its port, open the same one again, and end with everything on it. */
export type Listener = {
  readonly port: number;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any free one.
 * @throws Error with `cause` when the port is taken.
 */
export async function listen(port: number, onConnection: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  const taken = await open(server, port);
  const pause = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const resume = async (): Promise<void> => {
    if (!server.listening) await open(server, taken);
  };
  return { port: taken, pause, resume, stop: pause };
}

async function open(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: Error) =>
      reject(new Error(`The local directory cannot listen on port ${port}`, { cause }));
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
