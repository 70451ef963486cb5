import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const request = z.object({ KeyId: z.string(), MacAlgorithm: z.literal('HMAC_SHA_256'), Message: z.base64() });

// KMS as far as it is needed, on its own protocol: the MAC is the message, padded. It fails as often as told.
async function startKms({ failures = 0 } = {}) {
  const asked: string[] = [];
  let left = failures;
  const server = createServer(async (incoming, outgoing) => {
    const { KeyId, Message } = request.parse(await json(incoming));
    asked.push(`${incoming.headers['x-amz-target']} ${KeyId}`);
    left -= 1;
    outgoing.writeHead(left >= 0 ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    const mac = Buffer.concat([Buffer.from(Message, 'base64'), Buffer.alloc(32)]).subarray(0, 32);
    outgoing.end(
      JSON.stringify(left >= 0 ? { __type: 'DisabledException' } : { Mac: mac.toString('base64') }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const client = new KMSClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { client, asked };
}

test('KMS is asked once, and each purpose has a secret of its own', async () => {
  const { client, asked } = await startKms();
  const pepper = derivedKey(client, 'alias/key', 'one purpose');
  const [one, again] = await Promise.all([pepper(), pepper()]);
  expect(again).toEqual(one);
  expect(one).toHaveLength(32);
  expect(asked).toEqual(['TrentService.GenerateMac alias/key']);
  expect(await derivedKey(client, 'alias/key', 'another purpose')()).not.toEqual(one);
});

test('a failure is thrown as it is and not remembered', async () => {
  const { client } = await startKms({ failures: 1 });
  const pepper = derivedKey(client, 'alias/key', 'purpose');
  await expect(pepper()).rejects.toThrow(expect.objectContaining({ name: 'DisabledException' }));
  expect(await pepper()).toHaveLength(32);
});
