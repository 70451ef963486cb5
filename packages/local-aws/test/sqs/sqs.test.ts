import { ChangeMessageVisibilityCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { arn, bodies, sqs } from './queues.ts';

describe('a FIFO queue', () => {
  test('delivers a group in order, and nothing more of it until what is out of sight is gone', async () => {
    const queue = await sqs();
    for (const body of ['1', '2', '3']) await queue.send(body);
    await queue.send('other', { group: 'b' });
    const [first] = await queue.receive(1);
    expect(first?.Body).toBe('1');
    expect(bodies(await queue.receive())).toEqual(['other']);
    await queue.delete(first?.ReceiptHandle);
    expect(bodies(await queue.receive())).toEqual(['2', '3']);
  });

  test('shows again, in order, what was not deleted within its visibility timeout', async () => {
    const queue = await sqs();
    for (const body of ['1', '2']) await queue.send(body);
    const [early] = await queue.receive(1);
    await queue.pass(59_999);
    expect(await queue.receive()).toEqual([]);
    await queue.pass(1);
    const again = await queue.receive();
    expect(bodies(again)).toEqual(['1', '2']);
    expect(again.map(({ Attributes }) => Attributes?.ApproximateReceiveCount)).toEqual(['2', '1']);
    // What was received before is no handle any more.
    await queue.delete(early?.ReceiptHandle);
    expect(queue.queues.list('orders.fifo')).toHaveLength(2);
  });

  test('shows to whoever looks what may be received: nothing of a group while one of it is out of sight', async () => {
    const queue = await sqs();
    const inSight = () => queue.queues.inSight('orders.fifo').map(({ body }) => body);
    for (const [body, group] of [
      ['1', 'a'],
      ['2', 'a'],
      ['3', 'b'],
    ] as const)
      await queue.send(body, { group });
    expect(inSight()).toEqual(['1', '2', '3']);
    await queue.receive(1);
    expect(inSight()).toEqual(['3']);
    await queue.pass(60_000);
    expect(inSight()).toEqual(['1', '2', '3']);
  });

  test('says that a handle expired, and deletes nothing', async () => {
    const queue = await sqs();
    await queue.send('1');
    const [message] = await queue.receive();
    await queue.pass(60_000);
    await expect(queue.delete(message?.ReceiptHandle)).rejects.toThrow('The receipt handle has expired');
    expect(bodies(await queue.receive())).toEqual(['1']);
  });

  test('gives up what was received as often as is allowed, and its group goes on', async () => {
    const queue = await sqs();
    for (const body of ['poison', 'next']) await queue.send(body);
    for (let round = 1; round <= 2; round += 1) {
      expect(bodies(await queue.receive(1))).toEqual(['poison']);
      await queue.pass(60_000);
    }
    expect(bodies(await queue.receive(1))).toEqual(['next']);
    const [dead] = await queue.receive(1, {}, 'dead.fifo');
    expect(dead).toMatchObject({
      Body: 'poison',
      Attributes: { MessageGroupId: 'a', DeadLetterQueueSourceArn: `${arn}:orders.fifo` },
    });
  });

  test.each([
    ['the same ID, at once', 'orders.fifo', { id: 'x' }, { id: 'x' }, 0, 1],
    ['the same ID, in another group', 'orders.fifo', { id: 'x' }, { id: 'x', group: 'b' }, 0, 1],
    ['… where IDs are of a group', 'groups.fifo', { id: 'x' }, { id: 'x', group: 'b' }, 0, 2],
    ['another ID', 'orders.fifo', { id: 'x' }, { id: 'y' }, 0, 2],
    ['the same ID after 4:59.999', 'orders.fifo', { id: 'x' }, { id: 'x' }, 299_999, 1],
    ['the same ID after 5 minutes', 'orders.fifo', { id: 'x' }, { id: 'x' }, 300_000, 2],
  ])('sent twice, %s (%s)', async (_, name, first, second, passes, count) => {
    const queue = await sqs();
    const one = await queue.send('body', first, name);
    await queue.pass(passes);
    const two = await queue.send('body', second, name);
    expect(queue.queues.list(name)).toHaveLength(count);
    expect(two.MessageId === one.MessageId).toBe(count === 1);
  });

  test('knows an ID for five minutes also of what was deleted', async () => {
    const queue = await sqs();
    await queue.send('1');
    await queue.delete((await queue.receive())[0]?.ReceiptHandle);
    await queue.send('1');
    expect(queue.queues.list('orders.fifo')).toEqual([]);
  });

  test('makes an ID of the body where it is told to', async () => {
    const { sdk, at, queues } = await sqs();
    const message = { ...at('dead.fifo'), MessageBody: 'same', MessageGroupId: 'a' };
    for (const MessageBody of ['same', 'same', 'other'])
      await sdk.send(new SendMessageCommand({ ...message, MessageBody }));
    expect(queues.list('dead.fifo').map(({ body }) => body)).toEqual(['same', 'other']);
  });
});

describe('whoever polls', () => {
  test('waits until a message comes', async () => {
    const queue = await sqs();
    const waiting = queue.receive(1, { WaitTimeSeconds: 20 });
    await queue.send('late');
    expect(bodies(await waiting)).toEqual(['late']);
  });

  test('hears nothing once the time is over', async () => {
    const queue = await sqs();
    const polled = queue.receive(1, { WaitTimeSeconds: 20 });
    let over = false;
    void polled.then(() => {
      over = true;
    });
    while (!over) await queue.pass(10_000);
    expect(await polled).toEqual([]);
  });

  test('may show a message again at once, or keep it longer', async () => {
    const { sdk, at, ...queue } = await sqs();
    await queue.send('1');
    const change = async (VisibilityTimeout: number) => {
      const [{ ReceiptHandle = '' } = {}] = await queue.receive();
      const input = { ...at('orders.fifo'), ReceiptHandle, VisibilityTimeout };
      await sdk.send(new ChangeMessageVisibilityCommand(input));
    };
    await change(0);
    await change(90);
    await queue.pass(89_999);
    expect(await queue.receive()).toEqual([]);
  });
});

test('a standard queue has no groups, and a message lives for four days', async () => {
  const { sdk, at, ...queue } = await sqs();
  await sdk.send(new SendMessageCommand({ ...at('plain'), MessageBody: '1' }));
  expect(bodies(await queue.receive(1, {}, 'plain'))).toEqual(['1']);
  await queue.pass(4 * 86_400_000);
  expect(await queue.receive(1, {}, 'plain')).toEqual([]);
});
