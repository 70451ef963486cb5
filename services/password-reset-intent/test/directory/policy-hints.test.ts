import { type LocalDirectoryOptions, startLocalDirectory } from '@opsline/local-directory';
import { describe, expect, onTestFinished, test } from 'vitest';
import { labAccounts, startPassword } from './lab/lab.ts';
import { settingsOf } from './lab/local-settings.ts';
import { bindOutcome } from './lab/raw-client.ts';
import { accountOf, useDirectory } from './lab/use-directory.ts';

async function resetTo(password: string, options: Partial<LocalDirectoryOptions>) {
  const server = await startLocalDirectory({ accounts: labAccounts, ...options });
  onTestFinished(server.stop);
  const ended = await useDirectory(settingsOf(server), async (directory) =>
    directory.reset(await accountOf(directory, '104233'), password),
  );
  return { server, ended };
}

describe('D9 the policy-hints control makes a reset mind the history', () => {
  test.each(['current', 'deprecated'] as const)(
    'listed in its %s form: critical, an old password is refused',
    async (policyHints) => {
      const { ended } = await resetTo(startPassword, { policyHints });
      expect(ended).toEqual({ outcome: 'policy' });
    },
  );

  test.each([
    ['current', 'enforced'],
    ['deprecated', 'enforced'],
    ['none', 'not enforced'],
  ] as const)('listed: %s, a new password: %s', async (policyHints, history) => {
    const { ended } = await resetTo('Tz7k-Wm4q-Xh9vc', { policyHints });
    expect(ended).toEqual({ outcome: 'reset', history });
  });

  test('not listed: not sent, and the outcome says so', async () => {
    const { ended, server } = await resetTo(startPassword, { policyHints: 'none' });
    expect(ended).toEqual({ outcome: 'reset', history: 'not enforced' });
    expect(await bindOutcome(settingsOf(server), '104233', startPassword)).toBe('773');
  });

  test('C50 listed and then refused with 12: once more without, and no third time', async () => {
    const server = await startLocalDirectory({ accounts: labAccounts });
    onTestFinished(server.stop);
    await server.faults.set({ kind: 'result', at: 'modify', code: 12, diagnostic: '' });
    const ended = useDirectory(settingsOf(server), async (directory) =>
      directory.reset(await accountOf(directory, '104233'), 'Tz7k-Wm4q-Xh9vc'),
    );
    await expect(ended).rejects.toMatchObject({ fault: 'unexpected', detail: '12' });
    expect(server.asked().filter((step) => step === 'modify')).toHaveLength(2);
  });
});
