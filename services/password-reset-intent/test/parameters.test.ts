import { parseParameters, readParameter } from '@opsline/settings/plugin/parameters';
import { describe, expect, test } from 'vitest';
import * as service from '../src/parameters.ts';

const { parameters, rules } = parseParameters(service);

describe('what somebody who deploys sets wrongly is told by its name', () => {
  test.each([
    ['directoryUrls', 'ldap://dc1.corp.example.com', 'expected ldaps://host or ldaps://host:port'],
    ['directoryBaseDn', 'corp.example.com', 'expected a distinguished name'],
    ['directoryBindPassword', 'Canary-Svc-Passw0rd-1!', 'expected a ciphertext of KMS, in base64'],
    ['directoryCaFile', '../ca.pem', "expected a file of the service's folder"],
    ['existingDirectoryKeyArn', 'alias/directory', 'expected the ARN of a KMS key'],
    ['directoryAttributes', 'mobile', 'expected three attributes'],
    ['directoryDateOrder', 'year first', 'day first'],
    ['subnetIds', 'subnet', 'expected subnet-'],
    ['possession', 'maybe', 'on'],
    ['textablePrefixes', '44', 'expected a plus sign and one to seven digits'],
    ['numberHoldHours', '721', 'expected a whole number, from 0 to 720'],
    ['timeZone', 'GMT+5:30', 'expected an IANA time zone'],
    ['oneTimePins', 'pigeon', 'sns'],
    ['noticeTopicArn', 'notices', 'expected the ARN of a standard SNS topic'],
    ['attemptDays', '0', 'expected a whole number, from 1 to 3653'],
    ['concurrency', '0', 'expected none, or a whole number'],
  ])('%s: %s', (name, value, expected) => {
    const schema = parameters[name];
    const problems = schema === undefined ? [] : readParameter(name, schema, value).problems;
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringMatching(new RegExp(`^${name}[.0-9]*: .*${expected}`)),
    ]);
    expect(JSON.stringify(problems)).not.toContain('Canary');
  });
});

describe('what holds of several together', () => {
  const instance = 'arn:aws:connect:eu-west-2:111122223333:instance/0123';
  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['nothing is set', {}, []],
    ['a one-time PIN, and any number', { possession: 'on', callerNumber: 'off' }, []],
    ['no one-time PIN, and the number on record', { possession: 'off', callerNumber: 'on' }, []],
    ['no one-time PIN, and nothing said of the number', { possession: 'off' }, []],
    ['any number, and nothing said of the one-time PIN', { callerNumber: 'off' }, []],
    [
      'answers alone',
      { possession: 'off', callerNumber: 'off' },
      ['callerNumber: expected on, since possession is off'],
    ],
    [
      'a queue of another instance',
      { connectInstanceArn: instance, handOverQueueArn: `${instance}4/queue/1` },
      ['handOverQueueArn: expected a queue of the instance that connectInstanceArn names'],
    ],
    ['a queue of it', { connectInstanceArn: instance, handOverQueueArn: `${instance}/queue/1` }, []],
    [
      'subnets alone',
      { subnetIds: 'subnet-01234567' },
      ['securityGroupIds: expected a value, since subnetIds has one'],
    ],
    [
      'security groups alone',
      { securityGroupIds: 'sg-01234567' },
      ['subnetIds: expected a value, since securityGroupIds has one'],
    ],
    [
      'one-time PINs by Notify, and no configuration of it',
      { oneTimePins: 'notify' },
      ['notifyConfigurationId: expected a value, since oneTimePins is notify'],
    ],
    ['one-time PINs by Notify', { oneTimePins: 'notify', notifyConfigurationId: 'notify-1' }, []],
    ['one-time PINs by SNS', { oneTimePins: 'sns' }, []],
  ])('%s', (_, given, told) => {
    const problems = rules.flatMap((rule) => rule(given));
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual(told);
  });
});
