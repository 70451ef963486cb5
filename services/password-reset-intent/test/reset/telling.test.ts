import { describe, expect, test } from 'vitest';
import { request, withoutPossession } from './requests.ts';

describe('D13 whatever fails after the write is logged, and what follows is done all the same', () => {
  test.each([
    ['the text messages', { sms: 'down' }, 'not delivered', 2, 'not delivered'],
    ['the function that tells the helpdesk', { helpdesk: 'out of reach' }, 'told', 1, 'told'],
    ['the table, twice', { table: 'down after the write' }, 'told', 2, 'told'],
  ] as const)('%s', async (_, circumstances, outcome, faults, logged) => {
    const { reset, directory, log } = withoutPossession(circumstances);
    expect(await reset(request, undefined)).toBe(outcome);
    expect(directory.passwords).toHaveLength(1);
    expect(log.filter(({ event }) => event === 'fault')).toEqual(
      Array(faults).fill({ event: 'fault', error: ['Error'] }),
    );
    expect(log.filter(({ event }) => event === 'reset')).toMatchObject([{ outcome: logged }]);
  });

  test('the owner is told although the helpdesk is out of reach, and the other way round', async () => {
    const deaf = withoutPossession({ helpdesk: 'out of reach' });
    await deaf.reset(request, undefined);
    expect(deaf.texts).toHaveLength(2);
    const mute = withoutPossession({ sms: 'down' });
    await mute.reset(request, undefined);
    expect(mute.notices).toEqual([expect.stringContaining('RESET_NOT_DELIVERED')]);
  });

  test('nothing failed: no fault is logged', async () => {
    const { reset, log } = withoutPossession();
    await reset(request, undefined);
    expect(log.map(({ event }) => event)).toEqual(['notice', 'reset']);
  });
});
