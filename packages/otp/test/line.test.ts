import type { Entry, JournalStore } from '@opsline/attempts';
import { memoryJournal } from '@opsline/attempts/testing';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { judgedOnLine, lineFor, readLine, sendOnLine } from '../src/line.ts';
import { askers } from '../src/row.ts';

const now = 1_760_000_000_000;
const minute = 60_000;

/** A line, what is asked of its journals, and until when those are kept. */
function lineAs(
  asker: (typeof askers)[number],
  entries: Partial<Record<'all' | 'alike', readonly Entry[]>> = {},
) {
  const memory = memoryJournal();
  const asked: string[] = [];
  const kept: number[] = [];
  const journal: JournalStore = {
    ...memory,
    append: (key, entry, keptUntil) => {
      asked.push(`${entry.kind} ${nameOf(key)}`);
      kept.push(keptUntil - now);
      return memory.append(key, entry, keptUntil);
    },
    touch: (key, keptUntil) => {
      asked.push(`touch ${nameOf(key)}`);
      kept.push(keptUntil - now);
      return memory.touch(key, keptUntil);
    },
  };
  const line = lineFor(journal, testPepper, asker);
  const nameOf = (key: string): string => (key === line.keys.all ? 'all' : 'alike');
  const filled = async (): Promise<void> => {
    for (const name of ['all', 'alike'] as const) {
      for (const entry of entries[name] ?? []) await memory.append(line.keys[name], entry, now);
    }
  };
  return { line, asked, kept, filled };
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
    const { line, asked, kept, filled } = lineAs('owner', entries);
    await filled();
    const sent = await sendOnLine(line, { now, texted, read: await readLine(line) });
    expect(sent === 'halted' ? sent : 'sent').toBe(outcome);
    expect(asked).toEqual(expected);
    for (const ms of kept) expect(ms).toBeGreaterThan(minute);
    if (sent === 'halted') return;
    asked.length = 0;
    await sent.takeBack();
    expect(asked.toSorted()).toEqual(
      texted ? ['taken-back alike', 'taken-back all'] : ['touch alike', 'touch all'],
    );
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
    expect(asked).toEqual(expected);
  });
});

test.each([
  [true, ['acceptance alike']],
  [false, ['touch alike']],
])('a one-time PIN that was accepted (%s) costs what any other does', async (accepted, expected) => {
  const { line, asked, kept } = lineAs('anybody');
  await judgedOnLine(line, { now, accepted });
  expect(asked).toEqual(expected);
  expect(kept).toEqual([line.pool.keepMs]);
  expect((await readLine(line)).alike.map(({ kind }) => kind)).toEqual(accepted ? ['acceptance'] : []);
});
