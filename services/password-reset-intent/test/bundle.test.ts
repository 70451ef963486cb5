import { join } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { describe, expect, test } from 'vitest';
import { parseEnvironment as helpdeskProofFrom } from '../src/environment/helpdesk-proof.ts';
import { parseEnvironment as notifyHelpdeskIn } from '../src/environment/notify-helpdesk.ts';
import { parseEnvironment as passwordResetIn } from '../src/environment/password-reset.ts';
import { parseEnvironment as sendOneTimePinFrom } from '../src/environment/send-one-time-pin.ts';
import { parseEnvironment as byNotifyIn } from '../src/environment/text-one-time-pin-by-notify.ts';
import { parseEnvironment as bySnsIn } from '../src/environment/text-owner-by-sns.ts';
import { perDetail } from '../src/record/on-record.ts';
import { fileOf, readFile, variables } from './stage/variables.ts';

type Environment = Readonly<Record<string, string>>;

function parseEnvironment(environment: Environment) {
  return passwordResetIn(environment, readFile);
}

function sendOneTimePinIn(environment: Environment) {
  return sendOneTimePinFrom(environment, readFile);
}

function helpdeskProofIn(environment: Environment) {
  return helpdeskProofFrom(environment, readFile);
}

const folder = join(import.meta.dirname, '..');
const bySns = { clients: ['sns'], parseEnvironment: bySnsIn };
const holdings = {
  passwordReset: { clients: ['dynamodb', 'kms', 'lambda'], parseEnvironment },
  sendOneTimePin: { clients: ['dynamodb', 'kms', 'lambda'], parseEnvironment: sendOneTimePinIn },
  helpdeskProof: { clients: ['dynamodb', 'kms', 'lambda'], parseEnvironment: helpdeskProofIn },
  textOneTimePin: bySns,
  textOwner: bySns,
  notifyHelpdesk: { clients: ['sns'], parseEnvironment: notifyHelpdeskIn },
};

bundlesContract(await bundlesOf(folder), holdings);

describe('one-time PINs by Notify', async () => {
  const textOneTimePin = { clients: ['pinpoint-sms-voice-v2'], parseEnvironment: byNotifyIn };
  bundlesContract(await bundlesOf(folder, { oneTimePins: 'notify' }), { ...holdings, textOneTimePin });
});

describe('a cold start fails and says why', () => {
  test.each([
    ['nothing is set', {}, 'environment.PASSWORD_RESET_TABLE'],
    ['no directory is named', { ...variables, DIRECTORY_URLS: '' }, 'environment.DIRECTORY_URLS'],
    [
      'D7 plain LDAP',
      { ...variables, DIRECTORY_URLS: 'ldap://dc1.corp.example.com' },
      'environment.DIRECTORY_URLS.0',
    ],
    [
      'D7 the port of plain LDAP',
      { ...variables, DIRECTORY_URLS: 'ldaps://dc1.corp.example.com:389' },
      'environment.DIRECTORY_URLS.0',
    ],
    [
      'a CA that is no certificate',
      { ...variables, DIRECTORY_CA_FILE: fileOf('not a certificate') },
      'environment.DIRECTORY_CA_FILE',
    ],
    [
      'a CA in a file that is not there',
      { ...variables, DIRECTORY_CA_FILE: 'certificates/none.pem' },
      'environment.DIRECTORY_CA_FILE: expected CA certificates in PEM',
    ],
    [
      'the global catalog, which cannot write',
      { ...variables, DIRECTORY_URLS: 'ldaps://dc1.corp.example.com:3269' },
      'environment.DIRECTORY_URLS.0: expected the port of a domain controller, 636',
    ],
    [
      'a bind password that is none',
      { ...variables, DIRECTORY_BIND_PASSWORD: 'Passw0rd!' },
      'environment.DIRECTORY_BIND_PASSWORD',
    ],
    ['an offset for a time zone', { ...variables, TIME_ZONE: '+05:30' }, 'environment.TIME_ZONE'],
    ['a prefix that is none', { ...variables, TEXTABLE_PREFIXES: '1' }, 'environment.TEXTABLE_PREFIXES'],
    ['D6 possession neither on nor off', { ...variables, POSSESSION: 'no' }, 'environment.POSSESSION'],
    [
      'two attributes',
      { ...variables, DIRECTORY_ATTRIBUTES: 'mobile,birthDate' },
      'environment.DIRECTORY_ATTRIBUTES',
    ],
  ])('when %s', (_, environment, message) => {
    expect(() => parseEnvironment(environment)).toThrow(message);
  });

  test('and never repeats a value', () => {
    const wrong = { ...variables, DIRECTORY_BIND_PASSWORD: 'Canary-Passw0rd!' };
    expect(() => parseEnvironment(wrong)).toThrow(expect.not.stringContaining('Canary'));
  });
});

describe('the DNs of denied groups', () => {
  const board = 'CN=Board,OU=Groups,DC=corp,DC=example,DC=com';
  const hr = 'CN=HR,DC=corp,DC=example,DC=com';
  test.each([
    ['none', '', []],
    ['blanks', ' \n ', []],
    ['one', board, [board]],
    ['two', `${board};${hr}`, [board, hr]],
    ['white space around each', ` ${board} ; ${hr}\n`, [board, hr]],
    ['an end that is empty', `;${board}; ;`, [board]],
    ['a semicolon that is escaped', `CN=A\\;B,DC=corp;${hr}`, ['CN=A\\;B,DC=corp', hr]],
    ['a backslash that is escaped', `CN=A\\\\,DC=corp;${hr}`, ['CN=A\\\\,DC=corp', hr]],
    ['a blank that is escaped', `CN=A,OU=B\\ ;${hr}`, ['CN=A,OU=B\\ ', hr]],
  ])('%s', (_, groups, denyGroups) => {
    expect(parseEnvironment({ ...variables, DIRECTORY_DENY_GROUPS: groups }).directory).toMatchObject({
      denyGroups,
    });
  });

  test('what is no DN is refused by its place', () => {
    const wrong = { ...variables, DIRECTORY_DENY_GROUPS: `${board};No phone reset` };
    expect(() => parseEnvironment(wrong)).toThrow('environment.DIRECTORY_DENY_GROUPS.1: expected a');
    expect(() => parseEnvironment(wrong)).toThrow(expect.not.stringContaining('No phone reset'));
  });
});

test('what the environment says of the directory', () => {
  expect(parseEnvironment(variables).directory).toMatchObject({
    urls: ['ldaps://dc1.corp.example.com', 'ldaps://dc2.corp.example.com:636'],
    attributes: { mobile: 'mobile', ...perDetail((name) => name) },
    denyGroups: ['CN=Board,OU=Groups,DC=corp,DC=example,DC=com', 'CN=HR,DC=corp,DC=example,DC=com'],
    limits: { connectMs: 1_000, operationMs: 2_000, totalMs: 6_000 },
  });
});
