import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { type CarrierData, isSuspect } from '../src/call.ts';
import { isThisTheirPin, whoIsThis } from './stage/event.ts';
import { memoryWorld } from './stage/memory-world.ts';

const caller = '+15550100101';

test.each<[string, CarrierData, boolean]>([
  ['nothing is said', {}, false],
  [
    'everything is empty',
    { 'Call-Forwarding-Indicator': '', 'ISUP-OLI': ' ', From: '', 'P-Asserted-Identity': '' },
    false,
  ],
  ['an ordinary line', { 'ISUP-OLI': '00' }, false],
  ['an ordinary line, by one digit', { 'ISUP-OLI': '0' }, false],
  ['a mobile line of the first kind', { 'ISUP-OLI': '61' }, false],
  ['a mobile line of the second', { 'ISUP-OLI': '62' }, false],
  ['a mobile line of the third', { 'ISUP-OLI': '63' }, false],
  ['a payphone', { 'ISUP-OLI': '27' }, true],
  ['a prison', { 'ISUP-OLI': '29' }, true],
  ['no identified line', { 'ISUP-OLI': '02' }, true],
  ['a line that is none', { 'ISUP-OLI': 'x' }, true],
  ['C77 a forwarded call', { 'Call-Forwarding-Indicator': '1' }, true],
  [
    'the same number twice',
    { From: `"Ada" <sip:${caller}@x>`, 'P-Asserted-Identity': `tel:${caller}` },
    false,
  ],
  [
    'C77 another asserted identity',
    { From: `sip:${caller}@x`, 'P-Asserted-Identity': 'sip:+15550100999@x' },
    true,
  ],
  ['another number in From', { From: 'sip:+15550100999@x' }, true],
  ['this number as a mere name of another', { From: `"${caller}" <sip:+15550100999@x>` }, true],
  ['this number as a mere name, without quotes', { From: `${caller} <sip:+15550100999@x>` }, true],
  ['a name with an address in it', { From: `"<sip:${caller}@x>" <sip:+15550100999@x>` }, true],
  ['two identities, one of them another', { 'P-Asserted-Identity': `<sip:${caller}@x>, <tel:+1999>` }, true],
  ['a longer number', { From: `<sip:${caller}9@x>` }, true],
  ['this number without its plus sign', { From: 'sip:15550100101@x' }, true],
  ['digits in the name beside this number', { From: `"Desk 15550100999" <sip:${caller}@x>` }, false],
  ['this number set apart', { 'P-Asserted-Identity': 'tel:+1-555-010-0101' }, false],
  ['another number alone', { From: '+15550100999' }, true],
  ['an ordinary line between blanks', { 'ISUP-OLI': ' 00 ' }, false],
  [
    'a quoted name with quotes and an address in it',
    { From: `"Ada \\"<sip:+15550100999@x>\\" M." <sip:${caller}@x>` },
    false,
  ],
  ['this number alone', { From: ` ${caller} ` }, false],
  ['what goes with a header', { From: `<sip:${caller}@10.0.0.1:5060;user=phone>;tag=15550100999` }, false],
  ['no number in From', { From: '"Anonymous" <sip:anonymous@anonymous.invalid>' }, true],
])('P12: a call is suspect when %s', (_case, data, suspect) => {
  expect(isSuspect(caller, data)).toBe(suspect);
});

const said = fc.oneof(
  fc.constantFrom('', '00', '62', '27', '1', `sip:${caller}@x`, 'sip:+15550100999@x', `tel:${caller}`),
  fc.anything(),
);
const headers = fc.record(
  { 'Call-Forwarding-Indicator': said, 'ISUP-OLI': said, From: said, 'P-Asserted-Identity': said },
  { requiredKeys: [] },
);

test('P12: more carrier data never makes a call less suspect', () => {
  fc.assert(
    fc.property(headers, headers, (some, more) => {
      const both = { ...more, ...some };
      return !isSuspect(caller, some) || isSuspect(caller, both);
    }),
  );
});

test('P12: no carrier data makes an unknown number known, or a refused PIN accepted', async () => {
  await fc.assert(
    fc.asyncProperty(headers, async (data) => {
      const { handler } = memoryWorld();
      expect((await handler(whoIsThis('+15550100999', data))).status).toBe('unknown');
      expect((await handler(whoIsThis('anonymous', data))).status).toBe('unknown');
      expect((await handler(isThisTheirPin('1937', data))).status).toBe('refused');
    }),
    { numRuns: 50 * inject('times') },
  );
});

test('P12: a suspect number identifies nobody; whoever knows an ID and its PIN is still let in', async () => {
  const { handler } = memoryWorld();
  const suspect = { 'Call-Forwarding-Indicator': '1' };
  expect((await handler(whoIsThis(caller))).status).toBe('known');
  expect((await handler(whoIsThis(caller, suspect))).status).toBe('unknown');
  expect((await handler(isThisTheirPin('7391', suspect))).status).toBe('accepted');
});
