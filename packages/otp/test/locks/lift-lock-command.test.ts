import { describe, expect, test } from 'vitest';
import { type LiftingLock, liftLockCommand } from '../../src/locks/lift-lock-command.ts';

/** The command as it was given: its exit code, what it told, and what it put on record. */
async function given(args: readonly string[], lift: LiftingLock['lift'] = async () => 100) {
  const [told, recorded, lifted]: [string[], string[], unknown[]] = [[], [], []];
  const code = await liftLockCommand(args, {
    holder: { name: 'user ID', is: (text) => /^[0-9]{6}$/.test(text), inWords: 'six digits' },
    lift: (stage, locked) => {
      lifted.push({ stage, ...locked });
      return lift(stage, locked);
    },
    tell: (line) => told.push(line),
    record: (line) => recorded.push(line),
    now: () => 0,
  });
  return { code, told: told.join('\n'), recorded, lifted };
}

const phone = '+15550100101';

test.each<[string, readonly string[], object]>([
  ['an ID', ['--stage', 'dev', '104200'], { stage: 'dev', holder: '104200' }],
  [
    'an ID and a number',
    ['104200', '--phone', phone, '--stage=dev'],
    { stage: 'dev', holder: '104200', phone },
  ],
])('%s: the lock is lifted, and that is on record without the number', async (_case, args, asked) => {
  const { code, told, recorded, lifted } = await given(args);
  expect({ code, told, lifted }).toEqual({
    code: 0,
    told: '104200 is not locked any more. Failures that were forgotten: 100.',
    lifted: [asked],
  });
  const at = '1970-01-01T00:00:00.000Z';
  const record = { at, event: 'lock lifted', stage: 'dev', holder: '104200', failures: 100 };
  expect(recorded.map((line) => JSON.parse(line))).toEqual([record]);
});

test('nobody was locked', async () => {
  const { code, told } = await given(['--stage', 'dev', '104200'], async () => 0);
  expect({ code, told }).toEqual({ code: 0, told: '104200 was not locked: no failure was counted.' });
});

test('a table that cannot be had: exit code 1, and nothing is on record', async () => {
  const { code, told, recorded } = await given(['--stage', 'dev', '104200'], async () => {
    throw new Error('no such table');
  });
  expect({ code, recorded }).toEqual({ code: 1, recorded: [] });
  expect(told).toBe('The lock was not lifted. Error: no such table');
});

describe('nothing is done, and it is said why', () => {
  test.each<[string, readonly string[], number, string]>([
    ['help', ['--help'], 0, 'lift-lock --stage <stage> [--phone <number>] <user ID>'],
    ['no stage', ['104200'], 2, '--stage: expected the name of a stage.'],
    ['an empty one', ['--stage=', '104200'], 2, '--stage: expected the name of a stage.'],
    ['no ID', ['--stage', 'dev'], 2, 'Expected one user ID: six digits.'],
    ['an ID of another form', ['--stage', 'dev', '101'], 2, 'Expected one user ID: six digits.'],
    ['two at once', ['--stage', 'dev', '104200', '104201'], 2, 'Expected one user ID: six digits.'],
    ['a phone that is none', ['--stage', 'dev', '--phone', '555', '104200'], 2, '--phone: expected E.164.'],
    ['another option', ['--stag', 'dev', '104200'], 2, "Unknown option '--stag'"],
  ])('%s', async (_case, args, code, words) => {
    const came = await given(args);
    expect(came).toMatchObject({ code, lifted: [], recorded: [] });
    expect(came.told).toContain(words);
    expect(came.told).toContain('Exit codes: ');
  });
});
