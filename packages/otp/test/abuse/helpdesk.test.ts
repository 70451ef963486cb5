import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const second = 1_000;
const minute = 60 * second;
const day = 1_440 * minute;

const owner = { conversation: 'T1/D1/U1', person: 'T1/U1' };
const wrongs = ['900000', '900001', '900002'] as const;

describe('an owner who was locked out calls the helpdesk, which has a one-time PIN texted', () => {
  const helpdesk = { conversation: 'helpdesk/contact-1', person: 'helpdesk', asker: 'helpdesk' } as const;
  const lockedOut = async (failures: number) => {
    const scene = sceneOf(memoryStore(), [100_000]);
    for (let counted = 0; counted < failures; ) {
      if ((await scene.issue({ ...owner, asker: 'owner' })) !== 'sent') scene.pass(60 * minute);
      for (const guess of wrongs.slice(0, failures - counted))
        counted += (await scene.type(guess, owner)) === 'wrong' ? 1 : 0;
    }
    scene.pass(30 * second);
    expect(await scene.issue(owner)).toBe('locked');
    return scene;
  };

  test('and the right one lifts the lock', async () => {
    const scene = await lockedOut(10);
    const { issue, type, pass } = scene;
    pass(14 * minute);
    expect(await issue(helpdesk)).toBe('sent');
    expect(await type('100000', helpdesk)).toBe('accepted');
    pass(30 * second);
    expect([await issue(owner), await type('100000', owner)]).toEqual(['sent', 'accepted']);
  });

  test.each([
    ['in another conversation of the helpdesk', { conversation: 'helpdesk/contact-2' }],
    ['where the owner was locked out', owner],
  ])('which lifts nothing %s', async (_case, elsewhere) => {
    const { issue, type, pass } = await lockedOut(10);
    pass(14 * minute);
    await issue(helpdesk);
    expect(await type('100000', elsewhere)).toBe('locked');
    expect(await issue(owner)).toBe('locked');
  });

  test('three wrong ones there go on along the same locks: now it is two hours, for the helpdesk too', async () => {
    const { issue, type, pass } = await lockedOut(10);
    pass(14 * minute);
    await issue(helpdesk);
    for (const guess of wrongs) expect(await type(guess, helpdesk)).toBe('wrong');
    pass(120 * minute - 1);
    expect([await issue(helpdesk), await issue(owner)]).toEqual(['locked', 'locked']);
    pass(1);
    expect(await issue({ ...owner, asker: 'owner' })).toBe('sent');
  });

  test('the lock without end is lifted by a command alone', async () => {
    const { issue, pass } = await lockedOut(100);
    pass(2 * day);
    expect(await issue(helpdesk)).toBe('locked');
  });
});
