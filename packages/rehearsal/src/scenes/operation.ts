import assert from 'node:assert/strict';
import { stacksOf } from '../expected.ts';
import type { Command, Rehearsal } from '../rehearsal.ts';
import { fullStage, type Settings, withMore } from '../stages.ts';
import { settings } from './deployed-anew.ts';

/** What is deployed is looked at, compared, tried and used, by the commands of whoever operates it. */
export async function operation(rehearsal: Rehearsal): Promise<void> {
  const set = await settings(rehearsal);
  await lookedAt(rehearsal, set);
  await compared(rehearsal, set);
  await tried(rehearsal, set);
  await used(rehearsal, set);
}

/**
 * Nothing of the stage's own is in its way; what the example names and no account has, and what the emulator does not know,
 * is found.
 */
async function lookedAt(rehearsal: Rehearsal, set: Settings): Promise<void> {
  const { said, code } = await rehearsal.operate(['preflight'], fullStage, set);
  const found = said.match(/^(stops|breaks|unseen|note) +[^:\n]+?(?= arn:|: )/gm) ?? [];
  assert.deepEqual(
    found.map((line) => line.replace(/ +/, ' ')),
    [
      'stops Connect instance',
      'stops network',
      'unseen concurrency',
      'unseen text messages',
      'unseen Notify notify-0123456789abcdef0123456789abcdef',
      'unseen Slack',
      'unseen Slack',
      'unseen directory',
      'note secret opsline-prod-compliance/teams',
      'note secret opsline-prod-compliance/slack',
      'note secret opsline-prod-compliance/ticket',
    ],
    said,
  );
  assert.equal(code, 4);
}

/** A difference is told by its kind, and none is made. */
async function compared(rehearsal: Rehearsal, set: Settings): Promise<void> {
  const before = await rehearsal.now();
  const diff = async (service: string, other: Settings) => {
    const { said, code } = await rehearsal.operate(['diff', service], fullStage, other);
    return [code, said.trim().split('\n').at(-1)?.trim()];
  };
  const logs = withMore(set, 'auth-lookup', { logRetentionDays: '30' });
  // The log group; and the function, whose archive would be uploaded anew.
  assert.deepEqual(await diff('auth-lookup', logs), [3, 'update      2 in place']);
  const { slackChannel: _, ...others } = set.services['compliance-alerts'] ?? {};
  const less = { ...set, services: { ...set.services, 'compliance-alerts': others } };
  const [code, last = ''] = await diff('compliance-alerts', less);
  assert.equal(code, 4);
  assert.match(
    String(last),
    /^It needs a yes: OPSLINE_MAY_LOSE=.*\bopsline-compliance-alerts-prod\/SlackSecret\b/,
  );

  const same = await rehearsal.operate(['diff'], fullStage, set);
  const lines = rehearsal.services.map((name) => `opsline-${name}-${fullStage}: nothing would change`);
  assert.deepEqual([same.code, same.said.trim().split('\n').toSorted()], [0, lines.toSorted()]);
  assert.deepEqual(stacksOf(await rehearsal.now(), fullStage), stacksOf(before, fullStage));
}

/** Lex, functions and executions do not live here: each of them is told to be wrong, and the next is tried all the same. */
async function tried(rehearsal: Rehearsal, set: Settings): Promise<void> {
  const { said, code } = await rehearsal.operate(['smoke'], fullStage, set);
  assert.deepEqual(
    said.match(/^(well |WRONG|- {4}) [^:]+: [^:\n]+/gm)?.toSorted(),
    [
      'WRONG auth-lookup: who calls',
      'WRONG compliance-alerts: the watch',
      'WRONG front-door: the bot is built',
      'WRONG password-reset-intent: the bot is built',
      'WRONG patch-status-intent: the bot is built',
    ],
    said,
  );
  assert.equal(code, 3);
}

const ada = '{ "id": "101", "name": "Ada Marlow", "phone": "+447700900101", "pin": "4071" }';

/** Employees come and go, by the tables and the key that were deployed. */
async function used(rehearsal: Rehearsal, set: Settings): Promise<void> {
  const listed = '101  +447700900101  Ada Marlow\n';
  for (const [args, input, code, told] of [
    [['list'], '', 0, ''],
    [['enrol', '--dry-run'], ada, 0, '101 would be enrolled\n'],
    [
      ['enrol'],
      ada.replace('4071', '1234'),
      1,
      'line 1: The PIN of employee 101 is refused: it is a sequence.\n',
    ],
    [['enrol'], ada, 0, '101 enrolled\n'],
    [['list'], '', 0, listed],
    [['unlock', '101'], '', 0, '101 was not locked\n'],
    [['remove', '101'], '', 0, '101 removed\n'],
    [['list'], '', 0, ''],
  ] satisfies [string[], string, number, string][]) {
    const command: Command = ['employees', ...args];
    const ran = await rehearsal.operate(command, fullStage, set, input);
    // Beside it stands the record, a line of JSON each.
    const said = ran.said.replaceAll(/^\{.*\}\n/gm, '');
    assert.deepEqual([said, ran.code], [told, code], command.join(' '));
  }
}
