import { scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { confirmed, danasSlots, fromPhone, lexEvent, pinSaid } from '../stage/event.ts';
import { found } from '../stage/memory-directory.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { says } from '../stage/said.ts';

describe('O12 D3 known and unknown are not told apart', () => {
  const others = [
    ['nobody', { found: { outcome: 'nobody' } }],
    ['a disabled account', { found: { outcome: 'refused', reason: 'disabled' } }],
    ['a protected account', { found: { outcome: 'refused', reason: 'protected' } }],
    ['a record that cannot be read', { callerNumber: 'off', found: found({ birthDate: undefined }) }],
  ] as const;

  test.each(others)('%s: the same reply to "yes", and to a wrong one-time PIN', async (_, circumstances) => {
    const [known, other] = [memoryWorld(), memoryWorld(circumstances)];
    expect(await other.handler(confirmed())).toEqual(await known.handler(confirmed()));
    expect(await other.handler(pinSaid('111111'))).toEqual(await known.handler(pinSaid('111111')));
    expect(other.directory.asked).toEqual(known.directory.asked);
  });

  // What cannot be read is told to the helpdesk where the call is the owner's.
  test.each(others.slice(0, 3))(
    '%s, without possession: as for wrong answers, the same work',
    async (_, circumstances) => {
      const [known, other] = [
        memoryWorld({ possession: 'off' }),
        memoryWorld({ possession: 'off', ...circumstances }),
      ];
      const event = confirmed({ MonthStarted: scalar('May') });
      expect(await other.handler(event)).toEqual(await known.handler(event));
      expect(other.directory.asked).toEqual(known.directory.asked);
      expect(JSON.parse(await other.rows.dump()).length).toBe(JSON.parse(await known.rows.dump()).length);
    },
  );

  const beside = [
    'help',
    'what?',
    'why?',
    'which number did you send it to?',
    'start over',
    'thanks',
    'hello',
  ];
  const ways = ['operator', 'I lost my phone', 'the month is wrong', 'no, October', 'I forgot my password'];
  const questions = ['UserID', 'DOB', 'MonthStarted', 'confirmation', 'OneTimePin'];

  test.each(others)(
    '%s: the same replies to whatever is said beside the answers',
    async (_, circumstances) => {
      for (const text of [...beside, ...ways]) {
        for (const asked of questions) {
          const [known, other] = [memoryWorld(), memoryWorld(circumstances)];
          const event = lexEvent({ text, slots: danasSlots, attributes: { ...fromPhone, asked } });
          expect(await other.handler(event)).toEqual(await known.handler(event));
          expect(other.directory.asked).toEqual(known.directory.asked);
          expect([...other.texts, ...known.texts]).toEqual([]);
        }
      }
    },
  );

  test('an account that was just reset: no word differs before its one-time PIN is typed right', async () => {
    const [known, limited] = [memoryWorld(), memoryWorld()];
    await limited.handler(confirmed());
    await limited.handler(pinSaid(pin));
    const elsewhere = { sessionId: 'another-contact' };
    for (const event of [confirmed(), pinSaid('111111'), pinSaid('', null)]) {
      expect(says(await limited.handler({ ...event, ...elsewhere }))).toEqual(
        says(await known.handler(event)),
      );
    }
  });

  test('the caller’s number not on record: no word differs', async () => {
    const [known, other] = [memoryWorld(), memoryWorld()];
    const from = { ...fromPhone, phoneNumber: '+15550100777' };
    const told = await other.handler(confirmed({}, from));
    expect(says(told)).toEqual(says(await known.handler(confirmed())));
    expect(other.texts).toEqual([]);
  });
});
