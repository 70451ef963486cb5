import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { waitLong } from './wait-long.ts';

// Runs in a process of its own: loads the bundle that it is told and answers the requests of Lambda's Invoke API.

const [, , file = '', waits] = process.argv;
// Before the bundle, which may keep what it finds.
if (waits === 'long') waitLong();

const { handler }: { readonly handler: (event: unknown) => Promise<unknown> } = createRequire(
  import.meta.url,
)(file);

// "Node.js 24 and later: callback-based handlers are not supported" (Lambda developer guide, Node.js handler).
if (handler.length > 2) throw new Error('the handler takes a callback, which Node.js 24 on Lambda refuses');

const server = createServer(async (request, response) => {
  try {
    const answer = await handler(JSON.parse(await text(request)));
    response.end(JSON.stringify(answer ?? null));
  } catch (error) {
    response.setHeader('x-amz-function-error', 'Unhandled');
    response.end(JSON.stringify({ errorMessage: error instanceof Error ? error.message : 'not an error' }));
  }
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const address = server.address();
process.send?.(typeof address === 'object' ? address?.port : undefined);
process.once('disconnect', () => process.exit());
