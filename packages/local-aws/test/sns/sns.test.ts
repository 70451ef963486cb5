import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import type { Text } from '../../src/index.ts';
import { noon, started } from '../started.ts';

const to = '+15550100101';
async function running() {
  const aws = await started();
  const sns = new SNSClient(aws.client);
  return {
    ...aws,
    send: (body: string, phone = to) => sns.send(new PublishCommand({ PhoneNumber: phone, Message: body })),
  };
}

describe('Publish', () => {
  test('puts the text message on the phone', async () => {
    const { send, texts } = await running();
    const { MessageId } = await send('Grüße & <b>bold</b> = 100%+');
    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(texts.list()).toEqual([{ to, body: 'Grüße & <b>bold</b> = 100%+', at: noon }]);
  });

  test.each([
    ['lost', [0], []],
    ['doubled', [2], ['hello', 'hello']],
    ['doubled and lost', [2, 0], []],
    ['doubled twice over', [2, 2], ['hello', 'hello', 'hello', 'hello']],
  ])(
    'a text message that is %s is accepted all the same, until that is lifted',
    async (_, copies, bodies) => {
      const { send, texts, faults } = await running();
      const ends = copies.map((many) => faults.carry(() => many));
      expect((await send('hello')).MessageId).toMatch(/^[0-9a-f-]{36}$/);
      expect(texts.list().map(({ body }) => body)).toEqual(bodies);
      for (const end of ends) end();
      await send('again');
      expect(texts.list().map(({ body }) => body)).toEqual([...bodies, 'again']);
    },
  );

  test('takes the attributes of a text message, and tells who sent it', async () => {
    const { client, texts } = await running();
    const MessageAttributes = {
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'Opsline' },
    };
    await new SNSClient(client).send(
      new PublishCommand({ PhoneNumber: to, Message: 'hello', MessageAttributes }),
    );
    expect(texts.list()).toEqual([{ to, body: 'hello', at: noon, from: 'Opsline' }]);
  });

  test.each(['+18335550100', '12345'])('a text message may come from the number %s', async (number) => {
    const { client, texts } = await running();
    const MessageAttributes = {
      'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: number },
    };
    await new SNSClient(client).send(
      new PublishCommand({ PhoneNumber: to, Message: 'hello', MessageAttributes }),
    );
    expect(texts.list()).toEqual([{ to, body: 'hello', at: noon, originationNumber: number }]);
  });

  const fits = { PhoneNumber: to, Message: 'hello' };
  const notice = { TopicArn: 'arn:aws:sns:us-east-1:111122223333:news', Message: 'hello' };
  const smsKind = 'AWS.SNS.SMS.SMSType';
  const smsType = (StringValue: string) => ({ [smsKind]: { DataType: 'String', StringValue } });
  const sender = (StringValue: string) => ({ 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue } });
  const number = (StringValue: string) => ({
    'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue },
  });
  test.each([
    ['a number without a plus', { ...fits, PhoneNumber: '15550100101' }],
    ['a number with spaces', { ...fits, PhoneNumber: '+1 555 0100101' }],
    ['a number of 16 digits', { ...fits, PhoneNumber: '+1555010010155501' }],
    ['a number of two digits', { ...fits, PhoneNumber: '+15' }],
    ['an empty message', { ...fits, Message: '' }],
    ['1,601 bytes', { ...fits, Message: 'x'.repeat(1601) }],
    ['801 letters of two bytes', { ...fits, Message: 'ü'.repeat(801) }],
    ['an unknown kind of text message', { ...fits, MessageAttributes: smsType('Urgent') }],
    [
      'an attribute of an unknown type',
      { ...fits, MessageAttributes: { a: { DataType: 'Text', StringValue: 'b' } } },
    ],
    [
      'a kind of another type',
      { ...fits, MessageAttributes: { [smsKind]: { DataType: 'Number', StringValue: '1' } } },
    ],
    ['a sender of twelve letters', { ...fits, MessageAttributes: sender('Opsline12345') }],
    ['a sender without a letter', { ...fits, MessageAttributes: sender('12345') }],
    ['a sender with a blank', { ...fits, MessageAttributes: sender('Ops line') }],
    ['a number that is none', { ...fits, MessageAttributes: number('+1 833 555 0100') }],
    ['a number of three digits', { ...fits, MessageAttributes: number('123') }],
    ['a subject of two lines', { ...notice, Subject: 'All is\nwell' }],
    ['a subject of 100 characters', { ...notice, Subject: 'x'.repeat(100) }],
    ['a topic of no ARN', { TopicArn: 'news', Message: 'hello' }],
    ['an empty notice', { TopicArn: 'arn:aws:sns:us-east-1:111122223333:news', Message: '' }],
    ['a target', { TargetArn: 'arn:aws:sns:us-east-1:111122223333:endpoint/x', Message: 'hello' }],
    ['a subject', { ...fits, Subject: 'hello' }],
  ])('refuses %s', async (_, input) => {
    const { client, texts } = await running();
    await expect(new SNSClient(client).send(new PublishCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(texts.list()).toEqual([]);
  });

  test.each(['AWS.SNS.SMS.MaxPrice', 'AWS.MM.SMS.EntityId', 'mine'])(
    'the attribute %s, which it does not heed, is refused by its path',
    async (name) => {
      const { client, texts } = await running();
      const MessageAttributes = {
        ...smsType('Transactional'),
        [name]: { DataType: 'String', StringValue: '1' },
      };
      const sent = new SNSClient(client).send(new PublishCommand({ ...fits, MessageAttributes }));
      await expect(sent).rejects.toThrow('MessageAttributes.entry[1].Name');
      expect(texts.list()).toEqual([]);
    },
  );

  test.each([
    ['MessageAttributes', { ...notice, MessageAttributes: smsType('Transactional') }],
    ['MessageStructure', { ...notice, MessageStructure: 'json' }],
    ['MessageGroupId', { ...notice, MessageGroupId: 'a' }],
    ['MessageDeduplicationId', { ...notice, MessageDeduplicationId: 'a' }],
    ['Subject', { ...fits, Subject: 'hello' }],
    ['TopicArn', { ...fits, ...notice }],
    ['TargetArn', { TargetArn: 'arn:aws:sns:us-east-1:111122223333:endpoint/x', Message: 'hello' }],
  ])('%s is refused by its name where it means nothing here', async (name, input) => {
    const { client, notices, texts } = await running();
    await expect(new SNSClient(client).send(new PublishCommand(input))).rejects.toThrow(name);
    expect([...notices.list(), ...texts.list()]).toEqual([]);
  });

  test('takes an empty list of attributes', async () => {
    const { client, texts } = await running();
    await new SNSClient(client).send(new PublishCommand({ ...fits, MessageAttributes: {} }));
    expect(texts.list()).toHaveLength(1);
  });

  test('sends 1,600 bytes', async () => {
    const { send, texts } = await running();
    await send('ü'.repeat(800));
    expect(texts.list()).toHaveLength(1);
  });
});

describe('texts', () => {
  test('next hands out each text message to a phone once, oldest first', async () => {
    const { send, texts } = await running();
    await send('one');
    await send('not for this phone', '+15550100102');
    await send('two');
    expect(await texts.next(to)).toMatchObject({ body: 'one' });
    expect(await texts.next(to)).toMatchObject({ body: 'two' });
    expect(texts.list().map(({ body }) => body)).toEqual(['one', 'not for this phone', 'two']);
  });

  test('next waits for a text message that has not come yet', async () => {
    const { send, texts } = await running();
    const first = texts.next(to);
    const second = texts.next(to);
    await send('one');
    await send('two');
    expect([(await first).body, (await second).body]).toEqual(['one', 'two']);
    const third = texts.next(to);
    await send('three');
    expect((await third).body).toBe('three');
  });

  test('next rejects when the stand-in stops', async () => {
    const { texts, stop } = await running();
    const waiting = texts.next(to);
    await Promise.all([stop(), expect(waiting).rejects.toThrow('stopped')]);
  });

  test('a listener hears every text message until it leaves', async () => {
    const { send, texts } = await running();
    const heard: Text[] = [];
    const leave = texts.on((text) => heard.push(text));
    await send('one');
    leave();
    await send('two');
    expect(heard.map(({ body }) => body)).toEqual(['one']);
  });
});

test('a notice to a topic is kept, with its subject', async () => {
  const { client, notices, texts } = await running();
  const TopicArn = 'arn:aws:sns:us-east-1:111122223333:news';
  await new SNSClient(client).send(
    new PublishCommand({ TopicArn, Subject: 'News', Message: 'All is well.' }),
  );
  expect(notices.list()).toEqual([{ topicArn: TopicArn, subject: 'News', body: 'All is well.', at: noon }]);
  expect(texts.list()).toEqual([]);
});
