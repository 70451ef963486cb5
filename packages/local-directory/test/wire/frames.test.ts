import { connect, type TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDirectory, startLocalDirectory } from '../../src/index.ts';
import { takeFrames } from '../../src/wire/frames.ts';
import { parseRequest } from '../../src/wire/request.ts';
import { asService } from '../client.ts';

let directory: LocalDirectory;
beforeAll(async () => {
  directory = await startLocalDirectory({ accounts: [{ sAMAccountName: '104233', displayName: 'Anna' }] });
});
afterAll(() => directory.stop());

/** An anonymous bind with message ID 1, byte by byte (RFC 4511 4.2). */
const bind = Buffer.from('300c020101600702010304008000', 'hex');
/** Its answer: success. */
const bound = '300c02010161070a010004000400';

async function rawSocket(): Promise<TLSSocket> {
  const socket = connect({
    port: Number(new URL(directory.url).port),
    host: 'localhost',
    ca: directory.caPem,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
  });
  return socket;
}

async function answerTo(...parts: readonly Buffer[]): Promise<string> {
  const socket = await rawSocket();
  const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve));
  for (const part of parts) socket.write(part);
  const hex = (await answer).toString('hex');
  socket.destroy();
  return hex;
}

describe('the protocol, byte by byte', () => {
  test('an anonymous bind', async () => expect(await answerTo(bind)).toBe(bound));

  test('in two pieces', async () =>
    expect(await answerTo(bind.subarray(0, 5), bind.subarray(5))).toBe(bound));

  test('a long form of the length', async () => {
    const long = Buffer.concat([
      Buffer.from('3084', 'hex'),
      Buffer.from('0000000c', 'hex'),
      bind.subarray(2),
    ]);
    expect(await answerTo(long)).toBe(bound);
  });
});

describe('what is no message ends the connection, after a notice (RFC 4511 4.4.1)', () => {
  test.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['an endless length', Buffer.from('30800201016000', 'hex')],
    ['a length of four gigabytes', Buffer.from('3084ffffffff', 'hex')],
    ['a length of five bytes', Buffer.from('3085ffffffffff', 'hex')],
    ['an operation that does not exist', Buffer.from('30050201017900', 'hex')],
    ['a bind without a version', Buffer.from('30050201016000', 'hex')],
    ['no operation', Buffer.from('3003020101', 'hex')],
    ['a thousand levels', nested(1_000)],
  ])('%s', async (_, bytes) => {
    const socket = await rawSocket();
    const ended = new Promise<void>((resolve) => socket.once('end', () => resolve()));
    const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    socket.write(bytes);
    expect((await answer).toString('latin1')).toContain('1.3.6.1.4.1.1466.20036');
    await ended;
    socket.destroy();
  });
});

function nested(levels: number): Buffer {
  let inner = Buffer.alloc(0);
  for (let level = 0; level < levels; level += 1) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(inner.length);
    inner = Buffer.concat([Buffer.from('3084', 'hex'), length, inner]);
  }
  return inner;
}

test('any bytes are a message or a refusal, and the server lives on', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        parseRequest(Buffer.from(bytes));
      } catch (error) {
        expect(error).toMatchObject({ name: 'MalformedRequest' });
      }
    }),
  );
  await asService(directory, async (client) => expect(client.isBound).toBe(true));
});

test('however the bytes arrive, the same messages are taken from them', () => {
  const stream = Buffer.concat([bind, bind, bind]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: stream.length }), (cut) => {
      const first = takeFrames(stream.subarray(0, cut));
      if ('malformed' in first) throw new Error(first.malformed);
      const second = takeFrames(Buffer.concat([first.rest, stream.subarray(cut)]));
      if ('malformed' in second) throw new Error(second.malformed);
      expect([...first.messages, ...second.messages]).toEqual([bind, bind, bind]);
      expect(second.rest).toHaveLength(0);
    }),
  );
});
