import { describe, expect, test } from 'vitest';
import { parseEnvironment as helpdeskProof } from '../src/environment/helpdesk-proof.ts';
import { parseEnvironment as notifyHelpdesk } from '../src/environment/notify-helpdesk.ts';
import { parseEnvironment } from '../src/environment/password-reset.ts';
import { parseEnvironment as sendOneTimePin } from '../src/environment/send-one-time-pin.ts';
import { parseEnvironment as tellUntold } from '../src/environment/tell-untold.ts';
import { parseEnvironment as byNotify } from '../src/environment/text-one-time-pin-by-notify.ts';
import { parseEnvironment as bySns } from '../src/environment/text-one-time-pin-by-sns.ts';
import { parseEnvironment as textOwner } from '../src/environment/text-owner-by-sns.ts';
import { detailNames, perDetail } from '../src/record/on-record.ts';
import { readFile, type Variables, variables } from './stage/variables.ts';

/** The attributes of the mobile number and of each detail, with blanks between them. */
const attributes = ['mobile', ...detailNames].join(' , ');

function read(changed: Partial<Variables>) {
  return parseEnvironment({ ...variables, ...changed }, readFile);
}

test.each(['Asia/Kolkata', 'Europe/Kyiv', 'Etc/UTC', 'US/Eastern', 'America/Argentina/Buenos_Aires'])(
  'it may be today in %s',
  (zone) => {
    expect(read({ TIME_ZONE: ` ${zone}` }).TIME_ZONE).toBe(zone);
  },
);

test('neither possession nor the calling number: no answers alone, and no cold start', () => {
  expect(read({ POSSESSION: 'on', CALLER_NUMBER: 'off' })).toMatchObject({ CALLER_NUMBER: 'off' });
  expect(read({ POSSESSION: 'off', CALLER_NUMBER: 'on' })).toMatchObject({ POSSESSION: 'off' });
  expect(() => read({ POSSESSION: 'off', CALLER_NUMBER: 'off' })).toThrow(
    'environment.CALLER_NUMBER: expected on, since POSSESSION is off',
  );
});

test('a number on record that was changed is held for hours', () => {
  expect(read({ NUMBER_HOLD_HOURS: '72' }).rules.numberHoldMs).toBe(259_200_000);
});

describe('white space around what is listed is no part of it', () => {
  test('domain controllers', () => {
    expect(
      read({ DIRECTORY_URLS: ' ldaps://dc1.corp.example.com, ldaps://dc2.corp.example.com:636 ' }).directory
        .urls,
    ).toEqual(['ldaps://dc1.corp.example.com', 'ldaps://dc2.corp.example.com:636']);
  });

  test('groups that are never reset by phone', () => {
    const given = 'CN=Board,DC=corp,DC=example,DC=com   ; CN=No phone reset,DC=corp,DC=example,DC=com;\n';
    expect(read({ DIRECTORY_DENY_GROUPS: given }).directory.denyGroups).toEqual([
      'CN=Board,DC=corp,DC=example,DC=com',
      'CN=No phone reset,DC=corp,DC=example,DC=com',
    ]);
    expect(read({ DIRECTORY_DENY_GROUPS: ' ' }).directory.denyGroups).toEqual([]);
  });

  test('attributes', () => {
    expect(read({ DIRECTORY_ATTRIBUTES: attributes }).directory.attributes).toEqual({
      mobile: 'mobile',
      ...perDetail((name) => name),
    });
  });

  test('prefixes, and single values', () => {
    const spaced = read({
      TEXTABLE_PREFIXES: '+1, +44',
      POSSESSION: ' off ',
      CALLER_NUMBER: 'on ',
      DIRECTORY_DATE_ORDER: ' month first',
      DIRECTORY_BIND_DN: ' svc ',
      DIRECTORY_CA_FILE: ` ${variables.DIRECTORY_CA_FILE} `,
      DIRECTORY_BIND_PASSWORD: ' Y2lwaGVydGV4dA==\n',
    });
    expect(spaced).toMatchObject({
      TEXTABLE_PREFIXES: '+1,+44',
      POSSESSION: 'off',
      CALLER_NUMBER: 'on',
      DIRECTORY_DATE_ORDER: 'month first',
      DIRECTORY_BIND_DN: 'svc',
      DIRECTORY_BIND_PASSWORD: 'Y2lwaGVydGV4dA==',
    });
    expect(spaced.rules).toMatchObject({ textablePrefixes: ['+1', '+44'] });
  });
});

test.each<[string, Partial<Variables>, string]>([
  ['a group written by name only', { DIRECTORY_DENY_GROUPS: 'Board' }, 'DIRECTORY_DENY_GROUPS.0: expected a'],
  [
    'an attribute too many',
    { DIRECTORY_ATTRIBUTES: `${attributes},d` },
    'DIRECTORY_ATTRIBUTES: expected three attributes',
  ],
  ['an attribute too few', { DIRECTORY_ATTRIBUTES: 'a' }, 'DIRECTORY_ATTRIBUTES: expected'],
  ['an attribute that is none', { DIRECTORY_ATTRIBUTES: 'a,b,c d' }, 'DIRECTORY_ATTRIBUTES.2: expected an'],
  ['no distinguished name', { DIRECTORY_BASE_DN: 'corp.example.com' }, 'DIRECTORY_BASE_DN: expected a dist'],
  ['an address that is not alone', { DIRECTORY_URLS: 'ldaps://dc1.corp.example.com,' }, 'DIRECTORY_URLS.1'],
  [
    'a password that is no ciphertext',
    { DIRECTORY_BIND_PASSWORD: 'hunter2!' },
    'DIRECTORY_BIND_PASSWORD: expected a ciphertext of KMS, in base64',
  ],
  ['an order of no kind', { DIRECTORY_DATE_ORDER: 'day last' }, 'DIRECTORY_DATE_ORDER: expected'],
  ['an offset', { TIME_ZONE: 'GMT+5:30' }, 'TIME_ZONE: expected an IANA time zone'],
  ['a file that is not there', { DIRECTORY_CA_FILE: 'nowhere.pem' }, 'DIRECTORY_CA_FILE: expected CA cert'],
])('%s is told by its variable', (_, changed, problem) => {
  expect(() => read(changed)).toThrow(`environment.${problem}`);
});

const resets = ['PASSWORD_RESET_TABLE', 'PEPPER_KEY', 'ATTEMPT_TABLE', 'ATTEMPT_DAYS'];
const directory = Object.keys(variables).filter((name) => /^DIRECTORY_|^TIME_ZONE|HOLD|^TEXTABLE/.test(name));
const everything = { ...variables, AWS_SESSION_TOKEN: 'canary' };

describe('each function is told what it needs and nothing else, and no cold start goes on without', () => {
  test.each<[string, (given: Record<string, string>, read: typeof readFile) => object, string[]]>([
    [
      'helpdeskProof',
      helpdeskProof,
      [...resets, ...directory, 'CALLER_NUMBER', 'SEND_ONE_TIME_PIN_FUNCTION'],
    ],
    [
      'sendOneTimePin',
      sendOneTimePin,
      [
        ...[...resets, ...directory, 'CALLER_NUMBER'],
        ...['NOTIFY_HELPDESK_FUNCTION', 'TEXT_ONE_TIME_PIN_FUNCTION'],
      ],
    ],
    [
      'tellUntold',
      tellUntold,
      ['ATTEMPT_TABLE', 'PEPPER_KEY', 'NOTIFY_HELPDESK_FUNCTION', 'TEXT_OWNER_FUNCTION'],
    ],
    ['notifyHelpdesk', notifyHelpdesk, ['NOTICE_TOPIC_ARN']],
    ['textOneTimePin, by Notify', byNotify, ['NOTIFY_CONFIGURATION_ID', 'NOTIFY_TEMPLATE_ID']],
    ['textOneTimePin, by SNS', bySns, ['ORIGINATION_NUMBER', 'SENDER_ID']],
    ['textOwner', textOwner, ['ORIGINATION_NUMBER', 'SENDER_ID']],
  ])('%s', (_, parse, names) => {
    const told = Object.entries(parse(everything, readFile));
    const texts = told.filter(([, value]) => typeof value === 'string');
    expect(texts.toSorted()).toEqual(
      Object.entries(variables)
        .filter(([name]) => names.includes(name))
        .toSorted(),
    );
    for (const name of names) {
      const { [name]: _, ...others } = Object.fromEntries(Object.entries(everything));
      expect(() => parse(others, readFile)).toThrow(`environment.${name}: `);
    }
  });

  test('who asks the directory knows where it is, and who texts whom to text', () => {
    const known = parseEnvironment(variables, readFile);
    expect(helpdeskProof(variables, readFile).directory).toEqual(known.directory);
    const { rules, directory: asked } = sendOneTimePin(variables, readFile);
    expect([rules, asked]).toEqual([known.rules, known.directory]);
  });
});
