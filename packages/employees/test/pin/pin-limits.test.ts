import { memoryStoredPins, pinSceneOf } from '@opsline/employees/testing';
import { describe, expect, test } from 'vitest';

const minute = 60_000;
const hour = 60 * minute;
function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

// A company of a thousand, all with the PIN 7391.
function company() {
  return pinSceneOf({
    storedPins: memoryStoredPins(
      Object.fromEntries(range(1_000).map((id) => [String(id).padStart(3, '0'), '7391'])),
    ),
  });
}
function idOf(index: number): string {
  return String(index).padStart(3, '0');
}
function callerOf(index: number): string {
  return `+1555${1_000_000 + index}`;
}

describe('P6: a contact', () => {
  test('may try three different PINs, whomever they are for', async () => {
    const { enter } = company();
    const contactId = 'one';
    expect(await enter('1937', { contactId })).toBe('wrong');
    expect(await enter('1938', { contactId })).toBe('wrong');
    expect(await enter('1938', { contactId, employeeId: '102' })).toBe('wrong');
    expect(await enter('7391', { contactId })).toBe('limited');
    expect(await enter('7391', { contactId: 'another' })).toBe('right');
  });

  test('counts what was refused at once as well, and does not count against the others then', async () => {
    const { enter } = company();
    for (const pin of ['1937', '1938', '1939', '1940', '1941', '1942'])
      await enter(pin, { contactId: 'one' });
    expect(await enter('1943')).toBe('wrong');
    expect(await enter('7391')).toBe('right');
  });
});

describe('P7: a calling number', () => {
  test('has ten wrong PINs an hour, over all employees', async () => {
    const { enter, pass } = company();
    for (const index of range(10)) expect(await enter('1937', { employeeId: idOf(index) })).toBe('wrong');
    expect(await enter('7391', { employeeId: '500' })).toBe('limited');
    expect(await enter('7391', { employeeId: '500', caller: callerOf(1) })).toBe('right');
    pass(hour - 1);
    expect(await enter('7391', { employeeId: '500' })).toBe('limited');
    pass(1);
    expect(await enter('7391', { employeeId: '500' })).toBe('right');
  });

  test('is not used up by right PINs, nor given anything back', async () => {
    const { enter } = company();
    for (const index of range(9)) await enter('1937', { employeeId: idOf(index) });
    for (const index of range(30))
      expect(await enter('7391', { employeeId: idOf(index + 20) })).toBe('right');
    expect(await enter('1937', { employeeId: '600' })).toBe('wrong');
    expect(await enter('7391', { employeeId: '601' })).toBe('limited');
  });

  test('that is withheld shares one limit with all that are', async () => {
    const { enter } = company();
    for (const index of range(10)) await enter('1937', { employeeId: idOf(index), caller: undefined });
    expect(await enter('7391', { employeeId: '500', caller: undefined })).toBe('limited');
    expect(await enter('7391', { employeeId: '500' })).toBe('right');
  });
});

describe('P7: the line', () => {
  test('500 callers with one PIN are stopped at the thirtieth', async () => {
    const { enter } = company();
    const verdicts = [];
    for (const index of range(500))
      verdicts.push(await enter('1234', { employeeId: idOf(index), caller: callerOf(index) }));
    expect(verdicts.slice(0, 30)).toEqual(Array(30).fill('wrong'));
    expect(new Set(verdicts.slice(30))).toEqual(new Set(['halted']));
  });

  test('is open again when fewer than thirty are 15 min old, and halts at a hundred a day', async () => {
    const { enter, pass } = company();
    let next = 0;
    const miss = () => {
      next += 1;
      return enter('1234', { employeeId: idOf(next), caller: callerOf(next) });
    };
    for (const batch of [30, 30, 30, 10]) {
      for (const _ of range(batch)) expect(await miss()).toBe('wrong');
      if (batch === 30) expect(await enter('7391', { employeeId: '900' })).toBe('halted');
      pass(15 * minute - 1);
      if (batch === 30) expect(await enter('7391', { employeeId: '901' })).toBe('halted');
      pass(1);
    }
    expect(await enter('7391', { employeeId: '902' })).toBe('halted');
    pass(24 * hour - 60 * minute - 1);
    expect(await enter('7391', { employeeId: '903' })).toBe('halted');
    pass(1);
    expect(await enter('7391', { employeeId: '904' })).toBe('right');
  });

  test('is halted for those who know their PIN too, and nobody is locked by it', async () => {
    const { enter, pass } = company();
    for (const index of range(60)) await enter('1234', { employeeId: idOf(index), caller: callerOf(index) });
    for (const index of range(10)) {
      expect(await enter('1234', { employeeId: '900', caller: callerOf(index + 700) })).toBe('halted');
    }
    pass(15 * minute);
    expect(await enter('7391', { employeeId: '900' })).toBe('right');
  });
});

test('C72: a spoofed number and the PIN 1234 is a wrong PIN like any other', async () => {
  const { enter } = company();
  expect(await enter('1234', { employeeId: '001', caller: callerOf(1) })).toBe('wrong');
});

test('C71: three wrong, hang up, call again, a hundred times: the employee is disabled after ten', async () => {
  const { enter, pass } = company();
  let wrong = 0;
  for (const call of range(100)) {
    for (const entry of range(3)) {
      const as = { contactId: `call-${call}`, caller: callerOf(call) };
      wrong += (await enter(String(2_000 + call * 3 + entry), as)) === 'wrong' ? 1 : 0;
    }
    pass(15 * minute);
  }
  expect(wrong).toBe(10);
  pass(400 * 24 * hour);
  expect(await enter('7391')).toBe('locked');
});
