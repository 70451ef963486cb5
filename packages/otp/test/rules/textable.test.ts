import { textable } from '@opsline/otp/textable';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const everywhere = ['+1', '+3', '+4', '+5', '+6', '+8', '+9'];

describe('C26', () => {
  test.each([
    ['premium, North America', '+19005550123'],
    ['premium exchange, North America', '+12129761234'],
    ['976 as an area code', '+19765550123'],
    ['toll-free', '+18005550123'],
    ['toll-free, not in use yet', '+18225550123'],
    ['toll-free, set aside', '+18815550123'],
    ['Canadian, of no place', '+16225550123'],
    ['carriers, North America', '+17005550123'],
    ['government, North America', '+17105550123'],
    ['personal number, North America', '+15005550123'],
    ['personal number, assigned to nobody', '+15001234567'],
    ['personal number, not in use yet', '+15235550123'],
    ['international networks', '+8821234567'],
    ['international networks', '+88312345678'],
    ['satellite', '+870123456789'],
    ['satellite', '+881612345678'],
    ['satellite, of another length', '+88161234567'],
    ['international premium rate', '+979123456789'],
    ['international freephone', '+80012345678'],
    ['international shared cost', '+80812345678'],
    ['universal personal number', '+878101234567890'],
    ['disaster relief', '+88812345678901'],
    ['UK personal number', '+447012345678'],
    ['UK premium', '+449012345678'],
    ['UK pager', '+447640123456'],
    ['UK pager, assigned to nobody', '+447612345678'],
    ['UK, assigned to nobody, not 07', '+445012345678'],
    ['a trunk zero', '+4407400123456'],
    ['a zero for an area', '+10155501001'],
    ['emergency', '911'],
    ['short number', '12345'],
    ['short number with a plus sign', '+12345'],
    ['zero', '+0'],
    ['an extension', '+15550100101;ext=9'],
    ['a space', '+1555 0100101'],
    ['an e-mail address', 'ada@example.com'],
    ['a digit too few for +1', '+1555010010'],
    ['a digit too many for +1', '+155501001011'],
    ['a line break', '+15550100101\n'],
    ['full-width digits', '+１５５５０１００１０１'],
    ['nothing', ''],
  ])('no text message to %s: %s', (_case, phone) => {
    expect(textable(phone, everywhere)).toBe(false);
  });

  test.each([
    ['premium, Germany', '+499001234567'],
    ['premium, of no length in use, Germany', '+49900123456'],
    ['premium, not assigned, Germany', '+499002123456'],
    ['shared cost, Germany', '+491803123456'],
    ['toll-free, Germany', '+498001234567'],
    ['personal, Germany', '+4970012345678'],
    ['universal access, Germany', '+4918500000000'],
    ['pager, Germany', '+491691234567'],
    ['voice mailbox, Germany', '+491528551234567'],
    ['fixed line, Germany', '+493012345678'],
    ['premium, France', '+33899123456'],
    ['shared cost, France', '+33844319198'],
    ['toll-free, France', '+33801234567'],
    ['Internet line, France', '+33918319198'],
    ['universal access, UK', '+443001234567'],
    ['Internet line, UK', '+445612345678'],
    ['fixed line, UK', '+442079460000'],
    ['premium, Spain', '+34806123456'],
    ['shared cost, Spain', '+34902123456'],
    ['personal, Spain', '+34701234567'],
    ['premium, Italy', '+39892123'],
    ['shared cost, Italy', '+39848123456'],
    ['voice mailbox, Italy', '+39379198599457'],
    ['fixed line, Italy', '+390612345678'],
    ['premium, Switzerland', '+41900123456'],
    ['shared cost, Switzerland', '+41840123456'],
    ['personal, Switzerland', '+41878123456'],
    ['pager, Switzerland', '+41740123456'],
    ['premium, Austria', '+43900123456'],
    ['shared cost, Austria', '+43810123456'],
    ['premium, Belgium', '+3290212345'],
    ['premium, Netherlands', '+319061234'],
    ['pager, Netherlands', '+31662345678'],
    ['premium, Portugal', '+351761234567'],
    ['premium, Sweden', '+46900123456'],
    ['pager, Sweden', '+46740123456'],
    ['premium, Norway', '+4782912345'],
    ['premium, Denmark', '+4590123456'],
    ['premium, Finland', '+358600123456'],
    ['premium, Poland', '+48701234567'],
    ['pager, Poland', '+48642123456'],
    ['premium, Czechia', '+420900123456'],
    ['premium, Hungary', '+3690123456'],
    ['premium, Ireland', '+3531520123456'],
    ['shared cost, Ireland', '+3531850123456'],
    ['premium, Russia', '+78091234567'],
    ['personal, Russia', '+78081234567'],
    ['premium, Turkey', '+909001234567'],
    ['pager, Turkey', '+905123456789'],
    ['premium, Ukraine', '+380900212345'],
    ['premium, Israel', '+9721919123456'],
    ['shared cost, Israel', '+9721700123456'],
    ['premium, South Africa', '+27862345678'],
    ['shared cost, South Africa', '+27860123456'],
    ['premium, India', '+911861123456789'],
    ['premium, China', '+8616812345'],
    ['premium, Japan', '+81990123456'],
    ['pager, Japan', '+812012345678'],
    ['premium, Korea', '+82602345678'],
    ['premium, Australia', '+611900123456'],
    ['shared cost, Australia', '+611300123456'],
    ['satellite, Australia', '+61147101234'],
    ['premium, New Zealand', '+64900123456'],
    ['premium, Brazil', '+55900123456'],
    ['premium, Mexico', '+529001234567'],
    ['premium, Argentina', '+546001234567'],
    ['assigned to nobody, Denmark', '+4501234567'],
  ])('no text message under the prefix of its own country: %s, %s', (_case, phone) => {
    const allowed = [2, 3, 4].map((digits) => phone.slice(0, digits));
    expect(textable(phone, allowed)).toBe(false);
  });

  test.each([
    '+15550100101',
    '+12125550123',
    '+12065550100',
    '+15205550123',
    '+447400123456',
    '+447624123456',
    '+447700900123',
    '+4915112345678',
    '+33612345678',
    '+393471234567',
    '+2250123456789',
    '+24106031234',
    '+31612345678',
    '+32470123456',
    '+41781234567',
    '+436641234567',
    '+34612345678',
    '+46701234567',
    '+4740612345',
    '+4532123456',
    '+48512345678',
    '+36301234567',
    '+79123456789',
    '+905012345678',
    '+380501234567',
    '+972502345678',
    '+27711234567',
    '+918123456789',
    '+8613123456789',
    '+819012345678',
    '+821020000000',
    '+61412345678',
    '+64211234567',
    '+5511961234567',
    '+522221234567',
    '+5491123456789',
  ])('a text message may go to %s', (phone) => {
    expect(textable(phone, ['+1', '+2', ...everywhere.slice(1), '+7'])).toBe(true);
  });

  test.each<[string, readonly string[], boolean]>([
    ['+447400123456', ['+1'], false],
    ['+447400123456', ['+1', '+44'], true],
    ['+447400123456', ['+447'], true],
    ['+447400123456', [], false],
  ])('%s under the allow-list %j: %s', (phone, allowed, expected) => {
    expect(textable(phone, allowed)).toBe(expected);
  });

  test.each(['', '1', '+', '+0', '+1 ', ' +1', '+123456789', 'GB'])(
    'an allow-list with %j is a fault',
    (prefix) => {
      expect(() => textable('+15550100101', ['+1', prefix])).toThrow('allowedPrefixes[1] must be');
    },
  );

  test('whatever passes is E.164', () => {
    const near = fc.string({ unit: fc.constantFrom('+', '1', '4', '7', '0', ' ', ';'), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (phone) => {
        if (textable(phone, everywhere)) expect(phone).toMatch(/^\+[1-9][0-9]{6,14}$/);
      }),
    );
  });
});
