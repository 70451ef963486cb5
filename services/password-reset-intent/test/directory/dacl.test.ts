import { BerWriter } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { DaclAlone, mayNotChangePassword, mayResetBy } from '../../src/directory/dacl.ts';

const [account, group, somebody] = [
  '01050000000000051500000001',
  '01020000000000052000000020',
  '0101000000000005120000',
];
const reset = '70952900' + '6d24d011' + 'a76800aa006e0529';
const pwdLastSet = '0a7a96bf' + 'e60dd011' + 'a28500aa003049e2';
const user = 'ba7a96bf' + 'e60dd011' + 'a28500aa003049e2';

/** An entry: its type, flags and rights, the SID, and what it is about. */
type Entry = { type: number; flags?: number; mask?: number; sid: string; of?: string; inherited?: string };

function bytes(entry: Entry): Buffer {
  const { type, flags = 0, mask = 0x100, sid, of = '', inherited = '' } = entry;
  const about = Buffer.alloc(type > 1 ? 4 : 0);
  if (type > 1) about.writeUInt32LE((of ? 1 : 0) | (inherited ? 2 : 0));
  const behind = Buffer.concat([about, Buffer.from(of + inherited + sid, 'hex')]);
  const head = Buffer.alloc(8);
  head.writeUInt8(type, 0);
  head.writeUInt8(flags, 1);
  head.writeUInt16LE(8 + behind.length, 2);
  head.writeUInt32LE(mask, 4);
  return Buffer.concat([head, behind]);
}

/** A descriptor with these entries, its owner before them. */
function descriptor(entries: readonly Entry[]): Buffer {
  const [head, owner, acl] = [Buffer.alloc(20), Buffer.from(somebody ?? '', 'hex'), Buffer.alloc(8)];
  head.writeUInt32LE(20, 4);
  head.writeUInt32LE(20 + owner.length, 16);
  acl.writeUInt16LE(entries.length, 4);
  return Buffer.concat([head, owner, acl, ...entries.map(bytes)]);
}

describe('whether the service account may reset the password of whoever a descriptor is of', () => {
  const sids = new Set([account, group].filter((sid) => sid !== undefined));
  const allowed = { type: 5, sid: account ?? '', of: reset };
  test.each<[string, readonly Entry[], boolean]>([
    ['nothing is said', [], false],
    ['allowed just that', [allowed], true],
    ['… as it was inherited by users', [{ ...allowed, inherited: user, flags: 0x10 }], true],
    ['… by a group', [{ ...allowed, sid: group ?? '' }], true],
    ['… to somebody else', [{ ...allowed, sid: somebody ?? '' }], false],
    ['allowed something else', [{ ...allowed, of: pwdLastSet }], false],
    ['allowed to write, and no more', [{ ...allowed, mask: 0x20 }], false],
    ['allowed every extended right', [{ type: 5, sid: account ?? '' }], true],
    ['allowed everything', [{ type: 0, mask: 0x1000_0000, sid: account ?? '' }], true],
    ['only to be inherited further', [{ ...allowed, flags: 0x0a }], false],
    ['denied, then allowed', [{ ...allowed, type: 6 }, allowed], false],
    ['allowed, then denied', [allowed, { type: 1, sid: account ?? '' }], true],
    ['denied to somebody else, then allowed', [{ ...allowed, type: 6, sid: somebody ?? '' }, allowed], true],
    ['a kind of entry that is not about rights', [{ ...allowed, type: 2 }], false],
  ])('%s', (_, entries, may) => {
    expect(mayResetBy(descriptor(entries), sids)).toBe(may);
  });
});

describe('whether somebody may not change their own password', () => {
  const change = '531a72ab' + '2f1ed011' + '981900aa0040529b';
  const [self, everyone] = ['010100000000000' + '50a000000', '010100000000000' + '100000000'];
  const deniedTo = (sid: string, of = change): Entry => ({ type: 6, sid, of });
  test.each<[string, readonly Entry[], boolean]>([
    [
      'denied to themselves and to everyone, as the console writes it',
      [deniedTo(self), deniedTo(everyone)],
      true,
    ],
    ['denied to themselves', [deniedTo(self)], true],
    ['denied to everyone', [deniedTo(everyone)], true],
    ['denied every extended right', [{ type: 1, sid: everyone }], true],
    ['denied to somebody else', [deniedTo(somebody ?? '')], false],
    ['denied to be reset', [{ ...deniedTo(self), of: reset }], false],
    ['allowed, as in a new domain', [{ ...deniedTo(everyone), type: 5 }], false],
    ['allowed before it is denied', [{ ...deniedTo(self), type: 5 }, deniedTo(self)], false],
    ['denied only to be inherited further', [{ ...deniedTo(self), flags: 0x0a }], false],
    ['nothing is said', [], false],
  ])('%s', (_, entries, mayNot) => {
    expect(mayNotChangePassword(descriptor(entries))).toBe(mayNot);
  });

  const denied = descriptor([{ ...deniedTo(somebody ?? ''), type: 0 }, deniedTo(self)]);
  const count = denied.readUInt32LE(16) + 4;

  /** The same, with a number of two bytes changed. */
  function changed(at: number, value: number): Buffer {
    const bytes = Buffer.from(denied);
    bytes.writeUInt16LE(value, at);
    return bytes;
  }

  test('a descriptor that is cut off, wherever it is, forbids nothing', () => {
    expect(mayNotChangePassword(denied)).toBe(true);
    for (const length of denied.keys()) {
      expect(mayNotChangePassword(denied.subarray(0, length)), `after ${length} bytes`).toBe(false);
    }
  });

  test.each<[string, Buffer]>([
    ['without a list of entries, which allows all', Buffer.alloc(20)],
    [
      'without one, and with what looks like an entry',
      Buffer.concat([Buffer.from('0000000001000000', 'hex'), bytes(deniedTo(self, ''))]),
    ],
    ['whose list has none of them', changed(count, 0)],
    ['whose list ends before it', changed(count, 1)],
    ['with an entry that is shorter than its head', changed(count + 6, 7)],
    ['with an entry of no length', changed(count + 6, 0)],
  ])('a descriptor %s forbids nothing', (_, bytes) => {
    expect(mayNotChangePassword(bytes)).toBe(false);
  });

  test('an entry of nothing but its head is passed over', () => {
    expect(mayNotChangePassword(descriptor([{ type: 0, sid: '' }, deniedTo(self)]))).toBe(true);
  });
});

test('of a descriptor the DACL alone is asked for', () => {
  const writer = new BerWriter();
  new DaclAlone().write(writer);
  const oid = Buffer.from('1.2.840.113556.1.4.801').toString('hex');
  // A sequence: the OID, that it is critical, and the flag of the DACL in a sequence of its own (RFC 4511 4.1.11).
  expect(writer.buffer.toString('hex')).toBe(`30220416${oid}0101ff04053003020104`);
});
