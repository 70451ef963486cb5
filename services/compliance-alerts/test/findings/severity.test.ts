import { expect, test } from 'vitest';
import { type Instance, idOf, type Patches } from '../fleet.ts';
import { toldOf } from './told.ts';

test.each<[string, Patches | undefined, string]>([
  ['a critical patch is missing', { missing: 3, critical: 1, security: 2, other: 0 }, 'critical'],
  ['a critical patch waits for a reboot', { reboot: 1, critical: 1, security: 0, other: 0 }, 'critical'],
  ['a security patch is missing', { missing: 1, critical: 0, security: 1, other: 4 }, 'security'],
  ['only others are missing', { missing: 1, critical: 0, security: 0, other: 1 }, 'other'],
  ['AWS counts nothing by severity', { missing: 1 }, 'other'],
  ['AWS counts nothing, but Windows has security updates', { missing: 1, available: 2 }, 'security'],
  ['Windows has security updates that AWS counts', { available: 2, critical: 0, security: 2 }, 'security'],
  ['Windows has security updates alone', { available: 1 }, 'security'],
  [
    'Windows has security updates that its baseline allows to lack',
    { missing: 1, available: 2, critical: 0, security: 0, other: 1 },
    'other',
  ],
  ['a rejected patch is installed', { rejected: 1, critical: 0, security: 0, other: 1 }, 'other'],
  ['it never reported', undefined, 'unknown'],
  ['its last report is too old, and was well', { daysAgo: 40, critical: 0, security: 0 }, 'unknown'],
  ['its last report is too old, and critical', { daysAgo: 40, missing: 1, critical: 1 }, 'critical'],
  ['a count is no number', { missing: 1, critical: '1', security: 0 }, 'other'],
])('%s: %s', async (_, patches, severity) => {
  const { findings, title } = await toldOf([{ id: idOf(1), ...(patches ? { patches } : {}) }]);
  expect(findings).toMatchObject([{ severity }]);
  expect(title).toContain(`worst: ${severity}`);
});

const critical: Instance = { id: idOf(4), patches: { missing: 1, critical: 1 } };
const security: Instance = { id: idOf(3), patches: { missing: 1, security: 1 } };
const unknown: Instance = { id: idOf(2) };
const other: Instance = { id: idOf(1), patches: { reboot: 1 } };
const well: Instance = { id: idOf(9), patches: {} };

test.each<[string, readonly Instance[], string]>([
  ['one of each', [other, unknown, security, critical, well], '1 critical, 1 security, 1 unknown, 1 other'],
  ['the gravest last', [well, other, critical], '1 critical, 1 other'],
  ['nothing critical', [other, security], '1 security, 1 other'],
  ['only others', [other, { ...other, id: idOf(5) }], '2 other'],
])('%s: gravest first', async (_, fleet, line) => {
  const { findings, lines } = await toldOf(fleet);
  expect(lines).toContain(`Severity: ${line}`);
  expect(findings.map(({ severity }) => severity)).toEqual(
    ['critical', 'security', 'unknown', 'other']
      .filter((one) => findings.some(({ severity }) => severity === one))
      .flatMap((one) => findings.filter(({ severity }) => severity === one).map(() => one)),
  );
});

test('where not all are named, the gravest are', async () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ ...other, id: idOf(100 + i) }));
  const { findings, ticket } = await toldOf([...many, security, ...many.slice(0, 0), critical]);
  expect(findings.slice(0, 2).map(({ instanceId }) => instanceId)).toEqual([critical.id, security.id]);
  expect(findings).toHaveLength(240);
  expect(ticket?.hidden).toBe(62);
});
