import { toTypeIn } from '@opsline/local-kit/text-in-words';
import { expect, test } from 'vitest';
import type { Stack } from '../../src/stack/stack.ts';
import { channelUser } from '../../src/terminal/channel-user.ts';

/** The running stack is put back to where it was. */
export function putBack(stack: () => Stack): void {
  test('a one-time PIN that was used is good again after going back, once each time, and what came later is gone', async () => {
    const { aws, settle, snapshot } = stack();
    const before = await snapshot?.();
    const user = channelUser(stack(), 'frontDoorBot');
    await user.says('check patching');
    await user.says('102');
    await settle();
    const text = aws.texts.list().findLast(({ to }) => to === '+15550100102');
    const pin = (text && toTypeIn(text)?.text) ?? '';
    const restore = await snapshot?.();
    const arrived = aws.texts.list();
    for (let time = 0; time < 2; time += 1) {
      expect(await user.says(pin)).toContain('Thank you, you are authenticated.');
      const other = channelUser(stack(), 'frontDoorBot');
      await other.says('check patching');
      await other.says('104');
      await settle();
      expect(await other.says(pin)).not.toContain('Thank you, you are authenticated.');
      other.leave();
      expect(aws.texts.list()).not.toEqual(arrived);
      await restore?.();
      expect(aws.texts.list()).toEqual(arrived);
    }
    user.leave();
    await before?.();
    expect(aws.texts.list()).not.toContain(text);
  });
}
