import { expect, test } from 'vitest';
import { idOf, manyOf } from '../fleet.ts';
import { toldOf } from './told.ts';

const id = idOf(1);

test.each([
  ['an end and a reason', '2026-12-31 moves to another account', '2026-12-31', 'moves to another account'],
  ['an end alone', '2026-12-31', '2026-12-31', ''],
  ['today', '2026-11-23 until tonight', '2026-11-23', 'until tonight'],
  ['blanks around it', '  2026-12-31   late ', '2026-12-31', 'late'],
  ['the 29th of a leap year', '2028-02-29 later', '2028-02-29', 'later'],
  ['a reason that is a format', '2026-12-31 *db* <!here>', '2026-12-31', '*db* <!here>'],
  ['a long reason', `2026-12-31 ${'r'.repeat(200)}`, '2026-12-31', 'r'.repeat(80)],
  ['far ahead', '9999-12-31 for ever', '9999-12-31', 'for ever'],
])('%s: on a line of its own', async (_, exception, until, reason) => {
  const { lines, title, findings } = await toldOf([{ id, name: 'db', exception, patches: { missing: 1 } }]);
  expect(title).toBe('All clear: 1 instance running, 0 compliant (2026-W48)');
  expect(findings).toEqual([]);
  expect(lines).toContain(`Excepted until ${until}: ${id} db${reason === '' ? '' : `, ${reason}`}`);
});

test.each([
  ['yesterday', '2026-11-22 was late', ', its exception ended 2026-11-22'],
  ['long ago', '2019-01-01', ', its exception ended 2019-01-01'],
  ['no end', 'until further notice', ', its exception has no readable end'],
  ['nothing', '', ', its exception has no readable end'],
  ['the 30th of February', '2027-02-30 x', ', its exception has no readable end'],
  ['the 29th of no leap year', '2027-02-29 x', ', its exception has no readable end'],
  ['a month 13', '2026-13-01', ', its exception has no readable end'],
  ['a day 0', '2026-12-00', ', its exception has no readable end'],
  ['another form', '31.12.2026', ', its exception has no readable end'],
  ['a time behind it', '2026-12-31T00:00:00Z', ', its exception has no readable end'],
])('an exception until %s: back in the list, and said', async (_, exception, note) => {
  const { findings, lines } = await toldOf([{ id, exception, patches: { missing: 1 } }]);
  expect(findings).toMatchObject([{ needs: `1 missing${note}` }]);
  expect(lines.filter((line) => line.startsWith('Excepted'))).toEqual([]);
});

test('a machine that is well needs no exception, and is counted as well', async () => {
  const { ticket } = await toldOf([{ id, exception: '2026-12-31', patches: {} }]);
  expect(ticket).toMatchObject({ title: 'All clear: 1 instance running, 1 compliant (2026-W48)' });
});

test('a fleet that is excepted or well is quiet', async () => {
  const { world } = await toldOf([{ id, exception: '2026-12-31', patches: { missing: 1 } }], () => {}, {
    AllClear: 'false',
  });
  expect(world.posts).toEqual([]);
});

test('twenty are named, and how many more there are', async () => {
  const fleet = manyOf(33, { missing: 1 }).map((one) => ({ ...one, exception: '2026-12-31' }));
  const { lines } = await toldOf(fleet);
  expect(lines.filter((line) => line.startsWith('Excepted until'))).toHaveLength(20);
  expect(lines).toContain('Excepted 13 more');
});

test('the day is the one of the deployment', async () => {
  const fleet = [{ id, exception: '2026-11-23', patches: { missing: 1 } }];
  // 08:00 UTC is the next day, 17 hours further east.
  const { findings } = await toldOf(fleet, () => {}, { WeekShiftHours: '17' });
  expect(findings).toMatchObject([{ needs: '1 missing, its exception ended 2026-11-23' }]);
});
