import { describe, expect, test } from 'vitest';
import { parseEnvironment } from '../src/environment/password-reset.ts';
import { alone, environment, metafile } from './bundled-lambda.ts';

test('nothing that runs on laptops and nothing that tests is in the bundle', () => {
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.length).toBeGreaterThan(100);
  expect(
    inputs.filter((path) =>
      /packages\/(local-|switchboard)|\/testing\/|\/test\/|fast-check|vitest/.test(path),
    ),
  ).toEqual([]);
});

test('no package is in it twice, as module and as CommonJS', () => {
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('/dist-cjs/'))).toEqual([]);
});

test('it works by itself', async () => {
  const { stdout } = await alone(
    `require('./lambda.cjs').handler({}).then(({ sessionState }) => console.log(sessionState.dialogAction.type))`,
  );
  expect(stdout.trim().split('\n').at(-1)).toBe('Close');
});

test('L5 each function takes no callback', async () => {
  const { stdout } = await alone(
    `console.log(Object.entries(require('./lambda.cjs')).map(([name, { length }]) => name + length).sort().join())`,
  );
  expect(stdout.trim()).toBe('handler1');
});

describe('a cold start fails and says why', () => {
  test.each([
    ['nothing is set', {}, 'environment.PASSWORD_RESET_TABLE'],
    ['no directory is named', { ...environment, DIRECTORY_URLS: '' }, 'environment.DIRECTORY_URLS'],
    [
      'D7 plain LDAP',
      { ...environment, DIRECTORY_URLS: 'ldap://dc1.corp.example.com' },
      'environment.DIRECTORY_URLS.0',
    ],
    [
      'D7 the port of plain LDAP',
      { ...environment, DIRECTORY_URLS: 'ldaps://dc1.corp.example.com:389' },
      'environment.DIRECTORY_URLS.0',
    ],
    [
      'a CA that is no certificate',
      { ...environment, DIRECTORY_CA: 'not a certificate' },
      'environment.DIRECTORY_CA',
    ],
    [
      'a bind password that is none',
      { ...environment, DIRECTORY_BIND_PASSWORD: 'Passw0rd!' },
      'environment.DIRECTORY_BIND_PASSWORD',
    ],
    ['a time zone that is none', { ...environment, TIME_ZONE: 'Mars/Base' }, 'environment.TIME_ZONE'],
    ['a prefix that is none', { ...environment, TEXTABLE_PREFIXES: '1' }, 'environment.TEXTABLE_PREFIXES'],
    ['D6 possession neither on nor off', { ...environment, POSSESSION: 'no' }, 'environment.POSSESSION'],
    [
      'two attributes',
      { ...environment, DIRECTORY_ATTRIBUTES: 'mobile,birthDate' },
      'environment.DIRECTORY_ATTRIBUTES',
    ],
  ])('when %s', (_, variables, message) => {
    expect(() => parseEnvironment(variables)).toThrow(message);
  });

  test('and never repeats a value', () => {
    const wrong = { ...environment, DIRECTORY_BIND_PASSWORD: 'Canary-Passw0rd!' };
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
    expect(parseEnvironment({ ...environment, DIRECTORY_DENY_GROUPS: groups }).directory).toMatchObject({
      denyGroups,
    });
  });

  test('what is no DN is refused by its place', () => {
    const variables = { ...environment, DIRECTORY_DENY_GROUPS: `${board};No phone reset` };
    expect(() => parseEnvironment(variables)).toThrow(
      /^environment\.DIRECTORY_DENY_GROUPS\.1: expected a distinguished name/,
    );
    expect(() => parseEnvironment(variables)).toThrow(expect.not.stringContaining('No phone reset'));
  });
});

test('what the environment says of the directory', () => {
  expect(parseEnvironment(environment).directory).toMatchObject({
    urls: ['ldaps://dc1.corp.example.com', 'ldaps://dc2.corp.example.com:636'],
    attributes: { mobile: 'mobile', birthDate: 'birthDate', monthStarted: 'monthStarted' },
    denyGroups: ['CN=Board,OU=Groups,DC=corp,DC=example,DC=com', 'CN=HR,DC=corp,DC=example,DC=com'],
    limits: { connectMs: 1_000, operationMs: 2_000, totalMs: 6_000 },
  });
});
