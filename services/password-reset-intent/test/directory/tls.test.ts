import { certificateKinds, startLocalDirectory } from '@opsline/local-directory';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { labAccounts } from './lab/lab.ts';
import { settingsOf } from './lab/local-settings.ts';
import { accountOf, useDirectory } from './lab/use-directory.ts';

describe('D7, C56 who cannot prove to be the directory is told nothing', () => {
  test.each(certificateKinds)('a certificate that is %s', async (certificate) => {
    const server = await startLocalDirectory({ accounts: labAccounts, certificate });
    onTestFinished(server.stop);
    const asked = useDirectory(settingsOf(server), (directory) => directory.find('104233'));
    if (certificate === 'good') {
      await expect(asked).resolves.toMatchObject({ outcome: 'found' });
      return;
    }
    await expect(asked).rejects.toMatchObject({ name: 'DirectoryError', fault: 'untrusted' });
    expect(server.asked()).toEqual(['connect']);
  });

  test.each(['tls 1.0', 'plaintext'] as const)('a server that speaks %s', async (transport) => {
    const server = await startLocalDirectory({ accounts: labAccounts, transport });
    onTestFinished(server.stop);
    const asked = useDirectory(settingsOf(server), (directory) => directory.find('104233'));
    await expect(asked).rejects.toMatchObject({ name: 'DirectoryError', fault: 'untrusted' });
    expect(server.asked()).toEqual(['connect']);
  });

  test('whom the issuing CA alone vouches for is the directory: no root has to be given', async () => {
    const server = await startLocalDirectory({ accounts: labAccounts, certificate: 'no-chain' });
    onTestFinished(server.stop);
    const settings = { ...settingsOf(server), caPem: server.issuerPem };
    const asked = useDirectory(settings, (directory) => directory.find('104233'));
    await expect(asked).resolves.toMatchObject({ outcome: 'found' });
  });

  test('a good server whose CA is not the one pinned', async () => {
    const [server, other] = await Promise.all([
      startLocalDirectory({ accounts: labAccounts }),
      startLocalDirectory({ accounts: [] }),
    ]);
    onTestFinished(server.stop);
    onTestFinished(other.stop);
    const settings = { ...settingsOf(server), caPem: other.caPem };
    const asked = useDirectory(settings, (directory) => directory.find('104233'));
    await expect(asked).rejects.toMatchObject({ fault: 'untrusted' });
  });
});

describe('D7 rejectUnauthorized: false is impossible', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = await startLocalDirectory({ accounts: labAccounts, certificate: 'self-signed' });
    onTestFinished(server.stop);
    const asked = useDirectory(settingsOf(server), (directory) => directory.find('104233'));
    await expect(asked).rejects.toMatchObject({ fault: 'untrusted' });
  });
});

test('D17 a domain controller with a bad certificate is passed over, the next one is asked', async () => {
  const bad = await startLocalDirectory({ accounts: labAccounts, certificate: 'expired' });
  const good = await startLocalDirectory({ accounts: labAccounts });
  onTestFinished(bad.stop);
  onTestFinished(good.stop);
  const settings = { ...settingsOf(good), urls: [bad.url, good.url] };
  const account = await useDirectory(settings, (directory) => accountOf(directory, '104233'));
  expect(account.userId).toBe('104233');
});
