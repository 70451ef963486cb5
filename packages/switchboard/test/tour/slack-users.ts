import { DescribeMaintenanceWindowsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import type { Stack } from '../../src/stack/stack.ts';
import { slackUser } from '../../src/terminal/slack-user.ts';
import { asFunction } from './tries.ts';

/** What people in Slack are told when something is not as it was. */
export function slackUsers(stack: () => Stack): void {
  test('a function that has lost one permission is refused on the wire, and whoever talks to it hears the apology', async () => {
    const { access, aws, settle } = stack();
    const user = slackUser(stack());
    // By the index of runs it would answer all the same.
    const lost = ['ssm:DescribeMaintenanceWindows', 'dynamodb:Query'];
    const giveBack = access.withdraw(({ action }) => lost.includes(action));
    await user.says('check patching');
    await user.says('102');
    await settle();
    const { body } = await aws.texts.next('+15550100102');
    const pin = /[0-9]{6}/.exec(body)?.[0] ?? '';
    expect((await user.says(pin)).join(' ')).toContain('you are authenticated');
    expect((await user.says('latest')).join(' ')).toContain('Sorry, something went wrong on our side.');
    const hook = new SSMClient(asFunction(stack(), 'patch-status-intent-local-patchStatus'));
    await expect(hook.send(new DescribeMaintenanceWindowsCommand({}))).rejects.toThrow(
      'because no identity-based policy allows the ssm:DescribeMaintenanceWindows action',
    );
    giveBack();
    expect((await user.says('latest')).join(' ')).toContain('You have a total of 4 patch jobs');
  });

  test('time passes for everybody at once: a one-time PIN runs out, and whoever was away for an hour is asked anew', async () => {
    const { aws, clock, settle } = stack();
    const user = slackUser(stack(), 'Somebody patient');
    const pin = async (): Promise<string> => {
      await settle();
      const { body = '' } = aws.texts.list().findLast(({ to }) => to === '+15550100103') ?? {};
      return /[0-9]{6}/.exec(body)?.[0] ?? '';
    };
    const says = async (text: string): Promise<string> => (await user.says(text)).join(' ');
    // Whatever was asked for before is no limit any more.
    clock.pass(3_600_000);
    await says('check patching');
    await says('103');
    const first = await pin();
    clock.pass(61_000);
    expect(await says(first)).toContain('That one-time PIN did not work.');
    await says('again');
    expect(await says(await pin())).toContain('you are authenticated');
    clock.pass(3_600_000);
    expect(await says('latest')).toContain('What is your employee ID?');
  });
}
