import assert from 'node:assert/strict';
import { join } from 'node:path';
import { changes, isOnlyUploaded, lineOf, stackOf, stacksOf } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { rewrite } from '../sources.ts';
import { fullStage } from '../stages.ts';
import { settings } from './deployed-anew.ts';

/** What did not change is left alone, by every service. */
export async function unchanged(rehearsal: Rehearsal): Promise<void> {
  const operations = await rehearsal.deploy(fullStage, await settings(rehearsal));
  assert.deepEqual(changes(operations).map(lineOf), [], 'changed by a deployment of the same');
}

/** A changed bot gets a version beside the old one, its alias follows, and nothing else is touched. */
export async function prompt(rehearsal: Rehearsal): Promise<void> {
  const before = stacksOf(await rehearsal.now(), fullStage);
  const bot = join(rehearsal.folder, 'services/password-reset-intent/bot.yml');
  await rewrite(bot, 'Is that correct?', 'Is that right?');
  const operations = await rehearsal.deploy(fullStage, await settings(rehearsal));
  assert.deepEqual(
    changes(operations)
      .filter((it) => !isOnlyUploaded(it))
      .map(({ deed, type, because }) => [deed, type, ...because].join(' '))
      .toSorted(),
    [
      'create AWS::Lex::BotVersion',
      'keep AWS::Lex::BotVersion',
      'update AWS::Lex::Bot BotLocales',
      'update AWS::Lex::BotAlias BotVersion',
    ],
  );
  const versionOf = (stacks: typeof before) =>
    stacks
      .filter(({ name }) => name === stackOf('password-reset-intent', fullStage))
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => type === 'AWS::Lex::BotAlias')
      .map(({ properties }) => properties.BotVersion);
  assert.deepEqual(versionOf(before), ['1']);
  assert.deepEqual(versionOf(stacksOf(await rehearsal.now(), fullStage)), ['2'], 'the alias follows');
}

/** A sink that is no longer set is kept, with its secret, until somebody says yes; then it goes, and nothing else. */
export async function forgotten(rehearsal: Rehearsal): Promise<void> {
  const set = await settings(rehearsal);
  const { slackChannel: _, ...others } = set.services['compliance-alerts'] ?? {};
  const less = { ...set, services: { ...set.services, 'compliance-alerts': others } };
  const stack = stackOf('compliance-alerts', fullStage);
  const before = await rehearsal.now();

  const said = await rehearsal.deploy(fullStage, less).then(
    () => assert.fail('deployed without a yes'),
    (error: unknown) => String(error),
  );
  const [, asked] = /OPSLINE_MAY_LOSE=(\S+)/.exec(said) ?? assert.fail(`no yes was asked for:\n${said}`);
  assert.deepEqual(stacksOf(await rehearsal.now(), fullStage), stacksOf(before, fullStage));

  const operations = await rehearsal.deploy(fullStage, less, asked);
  const gone = changes(operations).filter(({ deed }) => deed !== 'update');
  assert.deepEqual(new Set(gone.map(({ deed }) => deed)), new Set(['delete']));
  assert.deepEqual(
    gone.map(({ id }) => `${stack}/${id}`).toSorted(),
    asked?.split(',').toSorted(),
    'what went is what was asked for',
  );
  assert.ok(gone.some(({ type }) => type === 'AWS::SecretsManager::Secret'));
}
