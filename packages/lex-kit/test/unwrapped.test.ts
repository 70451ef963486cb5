import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { parseTurn } from '../src/index.ts';
import { unwrapped } from '../src/unwrapped.ts';
import { bot, lexEvent, scalar } from './event.ts';

describe('what somebody typed in Slack', () => {
  test.each([
    ['<http://linux.dev|linux.dev>', 'linux.dev'],
    ['check <https://linux.dev/|linux.dev> please', 'check linux.dev please'],
    ['<mailto:ada@example.com|ada@example.com>', 'ada@example.com'],
    ['<tel:217|217>', '217'],
    ['<tel:004821>', '004821'],
    ['`004821`', '004821'],
    ['```\n101\n```', '101'],
    ['*004821*', '004821'],
    ['_latest_', 'latest'],
    ['*_~101~_*', '101'],
    ['web_2', 'web_2'],
    ['\u200b101\u200d', '101'],
    ['\ufeff0482\u206013\u00ad', '048213'],
    ['<#C1|general>', 'general'],
    ['<!channel> hi', 'channel hi'],
    ['&lt;!here&gt; R&amp;D', '!here R&D'],
    ['https://evil.example/x', 'evil.example/x'],
    ['  two   words ', 'two words'],
  ])('%j is %j', (typed, said) => {
    expect(unwrapped(typed)).toBe(said);
  });

  test('holds nothing that would be live if it were said back, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '|', '!', '@', '*', '`', '~', '&lt;', '&gt;', '://', 'a', ' ')),
        (parts) => {
          expect(unwrapped(parts.join(''))).not.toMatch(/[<>*`~]/);
        },
      ),
      { numRuns: 100 * inject('times') },
    );
  });
});

const marked = { inputTranscript: '<tel:217|217>\u200b' };
const slots = { Patch: scalar('*kb4711*'), When: scalar('') };

test('is unwrapped once, at the door, in what was typed and in what Lex made of it', () => {
  const turn = parseTurn(bot, lexEvent(marked, {}, { slots }));
  expect(turn).toMatchObject({ transcript: '217', slots: { Patch: 'kb4711', When: undefined } });
  expect(turn.lexSlots).toEqual(slots);
});

test('what was said on the phone stays as Lex heard it', () => {
  const turn = parseTurn(bot, lexEvent({ ...marked, inputMode: 'Speech' }, {}, { slots }));
  expect(turn).toMatchObject({ transcript: marked.inputTranscript, slots: { Patch: '*kb4711*' } });
});
