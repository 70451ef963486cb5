import { putsBack } from '@opsline/local-kit/testing/restorable';
import { expect, onTestFinished, test } from 'vitest';
import { asService, bindOutcome, resetTo, startPassword } from '../client.ts';
import { startStaffDirectory } from '../staff.ts';

test('passwords, locks and counted failures are put back', async () => {
  const directory = await startStaffDirectory();
  onTestFinished(directory.stop);
  const anna = 'CORP\\104233';
  await putsBack(
    directory,
    async () => [directory.accounts(), await bindOutcome(directory, anna, startPassword)],
    async () => {
      const dn = `CN=Anna Kovács,${directory.baseDn}`;
      await asService(directory, (client) => client.modify(dn, resetTo('Another-Passw0rd-2!')));
      for (let time = 0; time < 12; time += 1) await bindOutcome(directory, anna, 'wrong');
    },
  );
  expect(await bindOutcome(directory, anna, 'Another-Passw0rd-2!')).toBe('52e');
});
