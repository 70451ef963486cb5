import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawPassword } from '../../src/reset/password.ts';

function draw(minimumLength: number, forbidden: readonly string[] = []) {
  return drawPassword({ minimumLength, forbidden }, randomInt);
}

/** The characters of GSM 7-bit's basic table that are one septet (3GPP TS 23.038 6.2.1), as far as they are ASCII. */
const gsmBasic = /^[A-Za-z0-9 !"#$%&'()*+,\-./:;<=>?@_\n\r]*$/;

describe('D12 a drawn password', () => {
  test('for any policy: length, kinds, alphabet, names', () => {
    const rules = fc.record({
      minimumLength: fc.integer({ min: 0, max: 127 }),
      forbidden: fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(rules, ({ minimumLength, forbidden }) => {
        const password = draw(minimumLength, forbidden);
        expect(password).toHaveLength(Math.max(15, minimumLength));
        expect(password).toMatch(/^[BCDFGHJKMNPQRSTVWXZbcdfghjkmnpqrstvwxz2-9-]+$/);
        expect(password).toMatch(/^[^-]{4}(?:-[^-]{4})*-[^-]{3,7}$/);
        for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /-/]) expect(password).toMatch(kind);
        const long = forbidden.filter((name) => [...name].length >= 3);
        for (const name of long) expect(password.toLowerCase()).not.toContain(name.toLowerCase());
      }),
    );
  });

  test('C47 no look-alike, nothing that means something to SMS, SSML or Slack', () => {
    for (let count = 0; count < 500; count += 1) {
      const password = draw(15);
      expect(password).toMatch(gsmBasic);
      expect(password).not.toMatch(/[O0oIl1i"'\\<>&*_~`\s\p{Extended_Pictographic}[\]{}|^]/u);
    }
  });

  test('at least 70 bits: passwords of 15 with all kinds, counted by inclusion and exclusion', () => {
    const free = 13;
    const [capitals, small, digits] = [19, 19, 8];
    const all = capitals + small + digits;
    const without = (...left: number[]) => left.reduce((sum, missing) => sum + (all - missing) ** free, 0);
    const two = capitals ** free + small ** free + digits ** free;
    const good = all ** free - without(capitals, small, digits) + two;
    expect(Math.log2(good)).toBeGreaterThan(71);
  });

  test('every character comes up about as often: chi-square over 20 000 draws', () => {
    const counts = new Map<string, number>();
    const draws = 20_000;
    for (let count = 0; count < draws; count += 1) {
      // The first place of a password that is not conditioned much by "every kind".
      const character = draw(127).charAt(0);
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    const expected = draws / 46;
    const chi = [...counts.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(46);
    // 45 degrees of freedom: 1 in 100 000 lies above 97.
    expect(chi).toBeLessThan(97);
  });

  test('it asks the generator only for whole numbers below the alphabet’s length', () => {
    const asked = new Set<number>();
    drawPassword({ minimumLength: 15, forbidden: [] }, (below) => {
      asked.add(below);
      return randomInt(below);
    });
    expect([...asked]).toEqual([46]);
  });

  test.each([
    ['the user ID', '234567', '234567'],
    ['a name, in any case', 'Bcdf', 'bCDF'],
    ['a part of a name', 'Xx Bcdf-Zz', 'bcdf'],
    ['a name of three characters', 'Mnp', 'mnp'],
    ['a name that the hyphen cuts', 'mnpqr', 'mnpqr'],
  ])('never holds %s', (_, name, unwanted) => {
    const wanted = [...`${unwanted}Bc2`].filter((character) => alphabet.includes(character));
    let place = -1;
    // The first password spells the name over and over; from then on it is drawn at random.
    const spelling = (below: number): number => {
      place += 1;
      return place < 13 ? alphabet.indexOf(wanted[place % wanted.length] ?? '') : randomInt(below);
    };
    const password = drawPassword({ minimumLength: 15, forbidden: [name] }, spelling);
    expect(place).toBeGreaterThan(13);
    expect(password.replaceAll('-', '').toLowerCase()).not.toContain(unwanted.toLowerCase());
  });

  test.each([
    ['a capital', ['b', '2']],
    ['a small letter', ['B', '2']],
    ['a digit', ['B', 'b']],
    ['a letter', ['2']],
  ])('without %s it is drawn again', (_, without) => {
    let place = -1;
    const lacking = (below: number): number => {
      place += 1;
      return place < 13 ? alphabet.indexOf(without[place % without.length] ?? '') : randomInt(below);
    };
    drawPassword({ minimumLength: 15, forbidden: [] }, lacking);
    expect(place).toBeGreaterThan(13);
  });

  test.each([
    ['parts of two characters do not count, as in Active Directory', ['Li Bo']],
    ['nobody has no name', ['', '  ']],
  ])('%s', (_, forbidden) => {
    expect(draw(15, forbidden)).toHaveLength(15);
  });
});

describe('D12, C48 fails closed', () => {
  test.each([128, 255, Number.NaN, Number.POSITIVE_INFINITY, 20.5])(
    'for a minimum of %s',
    (minimumLength) => {
      expect(() => draw(minimumLength)).toThrow('at most 127');
    },
  );

  test('after a hundred draws that never have every kind', () => {
    let calls = 0;
    const stuck = (): number => {
      calls += 1;
      return 0;
    };
    expect(() => drawPassword({ minimumLength: 15, forbidden: [] }, stuck)).toThrow('100 draws');
    expect(calls).toBe(1_300);
  });
});

const alphabet = 'BCDFGHJKMNPQRSTVWXZbcdfghjkmnpqrstvwxz23456789';
