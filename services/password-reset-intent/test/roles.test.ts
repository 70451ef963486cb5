import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

type Statement = { Effect: string; Action: string | string[]; Resource: string | string[] };

const { Resources } = parse(readFileSync(new URL('../resources/roles.yml', import.meta.url), 'utf8'), {
  logLevel: 'silent',
  merge: true,
});
function statementsOf(role: string): Statement[] {
  return Resources[role].Properties.Policies[0].PolicyDocument.Statement;
}

test.each([
  ['PasswordResetRole', ['sendOneTimePin', 'notifyHelpdesk', 'textOwner']],
  ['ResetPinRole', ['textOneTimePin', 'notifyHelpdesk']],
  ['HelpdeskProofRole', ['sendOneTimePin']],
  ['TextOneTimePinRole', []],
  ['TextOwnerRole', []],
  ['NotifyHelpdeskRole', []],
  ['TellUntoldRole', ['notifyHelpdesk', 'textOwner']],
])('L13 %s may invoke %j and nothing else', (role, functions) => {
  const allowed = statementsOf(role)
    .filter(
      ({ Effect, Action }) => Effect === 'Allow' && [Action].flat().some((action) => /^lambda:/.test(action)),
    )
    .map(({ Action, Resource }) => [
      Action,
      [Resource].flat().map((arn) => /:function:.*-(\w+)$/.exec(arn)?.[1]),
    ]);
  expect(allowed).toEqual(functions.length === 0 ? [] : [['lambda:InvokeFunction', functions]]);
});

test('L13 who texts may do nothing else: no table, no key, no directory, no network, no function', () => {
  for (const role of ['TextOneTimePinRole', 'TextOwnerRole']) {
    const [logs, text, noTopics, ...others] = statementsOf(role);
    expect([logs?.Action, noTopics, others]).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      expect.objectContaining({ Effect: 'Deny', Action: 'sns:Publish' }),
      [],
    ]);
    // What it may text by is chosen by the stage.
    expect(text).toMatch(/^\$\{file\(\.\.\/\.\.\/packages\/otp\/may-text\.yml\):\$\{checked:\w+\}\}$/);
  }
});

test('L13 only who tells the helpdesk may publish to a topic', () => {
  const denied = Object.keys(Resources)
    .filter((name) => /Role$/.test(name) && Resources[name].Properties.Policies[0].PolicyName !== 'speak')
    .map((role) => [
      role,
      statementsOf(role).some(({ Effect, Action }) => Effect === 'Deny' && Action === 'sns:Publish'),
    ]);
  expect(denied).toEqual([
    ['PasswordResetRole', false],
    ['ResetPinRole', false],
    ['HelpdeskProofRole', false],
    ['TextOneTimePinRole', true],
    ['TextOwnerRole', true],
    ['NotifyHelpdeskRole', false],
    ['TellUntoldRole', false],
  ]);
});
