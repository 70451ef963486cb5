import { type Fault, type LocalDirectory, startLocalDirectory } from '@opsline/local-directory';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Directory } from '../../src/directory/directory.ts';
import { labAccounts } from './lab/lab.ts';
import { settingsOf } from './lab/local-settings.ts';
import { patientClock } from './lab/patient-clock.ts';
import { accountOf, useDirectory } from './lab/use-directory.ts';

const silence = { kind: 'silence' } as const;
const reset = { kind: 'reset' } as const;
const bytes = { kind: 'raw bytes' } as const;

const clock = patientClock();
let first: LocalDirectory;
let second: LocalDirectory;
let draws = 1_000;
/** Another one each time: the directory remembers those it was given. */
function newPassword(): string {
  draws += 1;
  return `Tz7k-Wm4q-Xh${draws}`;
}
let asked: { first: number; second: number };

beforeAll(async () => {
  first = await startLocalDirectory({ accounts: labAccounts, onSilence: clock.nothingMoreComes });
  second = await startLocalDirectory({ accounts: labAccounts, bindPassword: first.bindPassword });
});
afterAll(() => Promise.all([first.stop(), second.stop()]));
beforeEach(() => {
  asked = { first: first.asked().length, second: second.asked().length };
});
afterEach(() => Promise.all([first.faults.clear(), second.faults.clear()]));

/** Both domain controllers, each verified against its own CA. */
function both() {
  return {
    ...settingsOf(first),
    urls: [first.url, second.url],
    caPem: `${first.caPem}\n${second.caPem}`,
  };
}
/** How many writes each was asked for in this test. */
function writesAsked(): number[] {
  const since = [first.asked().slice(asked.first), second.asked().slice(asked.second)];
  return since.map((steps) => steps.filter((step) => step === 'modify').length);
}
function resetOnBoth() {
  return useDirectory(
    both(),
    async (directory) => directory.reset(await accountOf(directory, '104233'), newPassword()),
    clock,
  );
}
async function unlock(directory: Directory) {
  return directory.unlock(await accountOf(directory, '104233'));
}
function writesOf(directory: LocalDirectory): number {
  return directory.accounts().find(({ sAMAccountName }) => sAMAccountName === '104233')?.passwordWrites ?? 0;
}

describe('D17 reading goes on to the next domain controller', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['refuses the connection', { kind: 'refuse' }],
    ['is a black hole', { ...silence, at: 'connect' }],
    ['resets the connection', { ...reset, at: 'connect' }],
    ['is silent at the bind', { ...silence, at: 'bind' }],
    ['resets at the bind', { ...reset, at: 'bind' }],
    ['is silent at the search', { ...silence, at: 'search' }],
    ['resets at the search', { ...reset, at: 'search' }],
    ['resets in the middle of an answer', { kind: 'reset after', bytes: 40 }],
    ['C57 sends a byte now and then', { kind: 'drip', millisecondsPerByte: 40 }],
    ['C57 sends a value of a megabyte', { kind: 'huge value', bytes: 1_000_000 }],
    ['C57 sends ten thousand entries', { kind: 'many entries', count: 10_000 }],
    ['C57 sends a malformed length', { ...bytes, at: 'search', hex: '3084ffffffff' }],
    ['C57 sends a malformed length and more', { ...bytes, at: 'bind', hex: '3084ffffffff0201020304' }],
    ['C57 sends a length of five bytes', { ...bytes, at: 'search', hex: '3085ffffffffff0201020304' }],
    ['C57 sends an endless length', { ...bytes, at: 'search', hex: '30800201' }],
    ['sends what is not LDAP', { ...bytes, at: 'bind', hex: '485454502f312e3120323030204f4b' }],
    ['is busy', { kind: 'result', at: 'search', code: 51, diagnostic: '' }],
    ['is unavailable', { kind: 'result', at: 'bind', code: 52, diagnostic: '00002095: SvcErr' }],
  ];
  test.each(faults)('when the first %s', async (_, fault) => {
    await first.faults.set(fault);
    const found = await useDirectory(both(), (directory) => directory.find('104233'), clock);
    expect(found).toMatchObject({ outcome: 'found' });
  });

  // One of each way to fail: refused, timed out, lost, too much, unavailable.
  const kinds = ['refuse', 'silence', 'reset after', 'huge value', 'result'];
  const oneOfEach = kinds.map((kind) => faults.findIndex(([, fault]) => fault.kind === kind));
  test.each(faults.filter((_, place) => oneOfEach.includes(place)))(
    'and gives up when each one %s',
    async (_, fault) => {
      await first.faults.set(fault);
      const found = useDirectory(settingsOf(first), (directory) => directory.find('104233'), clock);
      await expect(found).rejects.toMatchObject({ name: 'DirectoryError' });
    },
  );
});

describe('groups that are looked up side by side', () => {
  const groups = (...names: string[]) => names.map((name) => `CN=${name},CN=Users,${first.domainDn}`);

  test.each<readonly [string, Fault]>([
    ['resets at the search', { ...reset, at: 'search' }],
    ['is busy', { kind: 'result', at: 'search', code: 51, diagnostic: '' }],
  ])('when the first %s, the next domain controller is asked', async (_, fault) => {
    await first.faults.set(fault);
    const settings = { ...both(), denyGroups: groups('No phone reset', 'Board') };
    const found = await useDirectory(settings, (directory) => directory.find('104243'));
    expect(found).toEqual({ outcome: 'refused', reason: 'denied group' });
  });

  test('one that is missing is not looked for elsewhere', async () => {
    const settings = { ...both(), denyGroups: groups('No phone reset', 'Borad') };
    const found = useDirectory(settings, (directory) => directory.find('104233'));
    await expect(found).rejects.toMatchObject({ fault: 'deny group missing', detail: 'denyGroups.1' });
    expect(second.asked().length).toBe(asked.second);
  });
});

describe('a refused bind is not tried elsewhere: it would count twice towards the lock', () => {
  test('D11 data 52e', async () => {
    const settings = { ...both(), bindPassword: 'a wrong password' };
    const found = useDirectory(settings, (directory) => directory.find('104233'), clock);
    await expect(found).rejects.toMatchObject({ fault: 'bind refused', detail: '49 data 52e' });
    expect(second.asked().length).toBe(asked.second);
  });
});

describe('C55 a write is sent once, wherever its answer is lost', () => {
  test.each<readonly [string, Fault, number]>([
    ['silence before it happens', { ...silence, at: 'modify', effect: 'before' }, 0],
    ['silence after it happened', { ...silence, at: 'modify', effect: 'after' }, 1],
    ['an RST before it happens', { ...reset, at: 'modify', effect: 'before' }, 0],
    ['an RST after it happened', { ...reset, at: 'modify', effect: 'after' }, 1],
    ['an answer that is not LDAP', { ...bytes, at: 'modify', hex: '3084ffffffff' }, 0],
  ])('%s: unknown', async (_, fault, writes) => {
    const before = writesOf(first);
    await first.faults.set(fault);
    expect(await resetOnBoth()).toEqual({ outcome: 'unknown' });
    expect(writesAsked()).toEqual([1, 0]);
    expect(writesOf(first) - before).toBe(writes);
  });

  test.each<readonly [string, number, string, string]>([
    ['C51 the connection is called unencrypted', 53, '0000001F: SvcErr: DSID-031A126C', 'not encrypted'],
    ['strong authentication wanted', 8, 'BindSimple: Transport encryption required.', 'not encrypted'],
    ['unbound', 1, '000004DC: LdapErr: DSID-0C090A5C', 'unexpected'],
    ['unwilling for another reason', 53, '00002035: SvcErr', 'unexpected'],
  ])('%s: a fault, nothing written, nowhere else tried', async (_, code, diagnostic, fault) => {
    const before = writesOf(first);
    await first.faults.set({ kind: 'result', at: 'modify', code, diagnostic });
    await expect(resetOnBoth()).rejects.toMatchObject({ name: 'DirectoryError', fault });
    expect(writesAsked()).toEqual([1, 0]);
    expect(writesOf(first)).toBe(before);
  });

  const refusals = [
    ['C54, D18 by a referral, which is not followed', 10, '0000202B: RefErr: DSID-031007F9', 'referred'],
    ['by one that is busy', 51, '', 'unavailable'],
    ['by one that is unavailable', 52, '00002095: SvcErr', 'unavailable'],
  ] as const;

  test.each(refusals)('definitely refused %s, the next is asked, once', async (_, code, diagnostic) => {
    await first.faults.set({ kind: 'result', at: 'modify', code, diagnostic });
    expect(await resetOnBoth()).toMatchObject({ outcome: 'reset' });
    expect(writesAsked()).toEqual([1, 1]);
    expect(await useDirectory(both(), unlock, clock)).toEqual({ outcome: 'unlocked' });
  });

  test.each(refusals)('refused %s, and so by all there are: a fault', async (_, code, diagnostic, fault) => {
    const before = [writesOf(first), writesOf(second)];
    for (const one of [first, second])
      await one.faults.set({ kind: 'result', at: 'modify', code, diagnostic });
    await expect(resetOnBoth()).rejects.toMatchObject({ name: 'DirectoryError', fault });
    expect(writesAsked()).toEqual([1, 1]);
    expect([writesOf(first), writesOf(second)]).toEqual(before);
    await expect(useDirectory(settingsOf(first), unlock, clock)).rejects.toMatchObject({ fault });
  });

  test('silence of the next one is unknown, and asked of no third', async () => {
    await first.faults.set({ kind: 'result', at: 'modify', code: 51, diagnostic: '' });
    await second.faults.set({ ...reset, at: 'modify', effect: 'after' });
    expect([await resetOnBoth(), writesAsked()]).toEqual([{ outcome: 'unknown' }, [1, 1]]);
  });

  test.each<readonly [string, number, string, string]>([
    ['as a change says it', 19, '0000052D: AtrErr: DSID-03191083', 'policy'],
    ['C49 as a reset says it', 53, '0000052D: SvcErr: DSID-031A12D2, problem 5003', 'policy'],
    ['C52 no right', 50, '00000005: SecErr: DSID-031A11ED', 'denied'],
    ['gone', 32, '0000208D: NameErr: DSID-0310028D', 'gone'],
  ])('D11 a refusal %s is a value', async (_, code, diagnostic, outcome) => {
    await first.faults.set({ kind: 'result', at: 'modify', code, diagnostic });
    expect([await resetOnBoth(), writesAsked()]).toEqual([{ outcome }, [1, 0]]);
  });
});
