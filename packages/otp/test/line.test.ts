import type { Entry } from '@opsline/attempts';
import { memoryJournal, writesOf } from '@opsline/attempts/testing';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { judgedOnLine, lineFor, readLine, sendOnLine } from '../src/line.ts';
import { askers } from '../src/row.ts';

const now = 1_760_000_000_000;
const minute = 60_000;

/** A line, and what is asked of its journals. */
function lineAs(
  asker: (typeof askers)[number],
  entries: Partial<Record<'all' | 'alike', readonly Entry[]>> = {},
) {
  const { journal, writes } = writesOf(memoryJournal());
  const line = lineFor(journal, testPepper, asker);
  /** What was asked since this was last looked at. */
  const asked = () =>
    writes.splice(0).map(({ key, is, keptUntil }) => ({
      is: `${is} ${key === line.keys.all ? 'all' : 'alike'}`,
      keptFor: keptUntil - now,
    }));
  const filled = async (): Promise<void> => {
    for (const name of ['all', 'alike'] as const) {
      for (const entry of entries[name] ?? []) await journal.append(line.keys[name], entry, now);
    }
    asked();
  };
  return { line, asked, filled };
}

function sends(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, place) => ({ kind: 'send', at: now, id: `s${place}` }));
}

test('those who are known share one journal, those who are not another, and all of them a third', () => {
  const keys = askers.map((asker) => lineAs(asker).line.keys);
  expect(new Set(keys.map(({ all }) => all)).size).toBe(1);
  const alike = new Map(askers.map((asker) => [asker, lineAs(asker).line.keys.alike]));
  expect(alike.get('owner')).toBe(alike.get('helpdesk'));
  expect(alike.get('stranger')).toBe(alike.get('anybody'));
  expect(new Set([...alike.values(), ...keys.map(({ all }) => all)]).size).toBe(3);
});

describe('what is asked of the journals tells nobody whether a text message was sent', () => {
  test.each<[string, boolean, Parameters<typeof lineAs>[1], 'halted' | 'sent', readonly string[]]>([
    ['it is sent', true, {}, 'sent', ['send alike', 'send all']],
    ['there is nobody to text', false, {}, 'sent', ['touch alike', 'touch all']],
    ['the line is halted', true, { all: sends(60) }, 'halted', ['touch alike', 'touch all']],
    ['it is halted for those alike', true, { alike: sends(60) }, 'halted', ['touch alike', 'touch all']],
    ['it is halted, and there is nobody', false, { all: sends(60) }, 'halted', ['touch alike', 'touch all']],
  ])('%s', async (_, texted, entries, outcome, expected) => {
    const { line, asked, filled } = lineAs('owner', entries);
    await filled();
    const sent = await sendOnLine(line, { now, texted, read: await readLine(line) });
    expect(sent === 'halted' ? sent : 'sent').toBe(outcome);
    const writes = asked();
    expect(writes.map(({ is }) => is)).toEqual(expected);
    for (const { keptFor } of writes) expect(keptFor).toBeGreaterThan(minute);
    if (sent === 'halted') return;
    await sent.takeBack();
    const back = texted ? 'taken-back' : 'touch';
    expect(
      asked()
        .map(({ is }) => is)
        .toSorted(),
    ).toEqual([`${back} alike`, `${back} all`]);
  });

  // What was read is older than what others did.
  test.each<[string, Parameters<typeof lineAs>[1], readonly string[]]>([
    ['those alike', { alike: sends(60) }, ['send alike', 'touch all']],
    ['all', { all: sends(60) }, ['send alike', 'send all', 'taken-back alike']],
  ])('the last room of %s was taken meanwhile: halted', async (_, entries, expected) => {
    const { line, asked, filled } = lineAs('owner', entries);
    const read = await readLine(line);
    await filled();
    expect(await sendOnLine(line, { now, texted: true, read })).toBe('halted');
    const writes = asked();
    expect(writes.map(({ is }) => is)).toEqual(expected);
    for (const { keptFor } of writes) expect(keptFor).toBeGreaterThan(minute);
  });
});

test.each([
  [true, 'acceptance alike'],
  [false, 'touch alike'],
])('a one-time PIN that was accepted (%s) costs what any other does', async (accepted, expected) => {
  const { line, asked } = lineAs('anybody');
  await judgedOnLine(line, { now, accepted });
  expect(asked()).toEqual([{ is: expected, keptFor: line.pool.keepMs }]);
  expect((await readLine(line)).alike.map(({ kind }) => kind)).toEqual(accepted ? ['acceptance'] : []);
});
