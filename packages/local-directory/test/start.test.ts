import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { Client } from 'ldapts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ZodError } from 'zod';
import {
  type DirectoryAccounts,
  directoryAccounts,
  type LocalDirectoryOptions,
  startLocalDirectory,
} from '../src/index.ts';
import { clientOf, codeOf, resetTo } from './client.ts';

const anna = { sAMAccountName: '104233', displayName: 'Anna' };
async function start(options: Partial<LocalDirectoryOptions> = {}) {
  const directory = await startLocalDirectory({ accounts: [anna], ...options });
  onTestFinished(directory.stop);
  return directory;
}

describe('accounts are refused with the path of what is wrong', () => {
  test.each<readonly [string, unknown, readonly (string | number)[]]>([
    ['not a list', { 0: anna }, []],
    ['no name', [{ displayName: 'Anna' }], [0, 'sAMAccountName']],
    ['an unknown flag', [anna, { ...anna, flags: ['asleep'] }], [1, 'flags', 0]],
    ['a property that is none', [{ ...anna, birthday: '1990-04-17' }], [0]],
    ['a date that YAML made a date', [{ ...anna, birthDate: new Date(0) }], [0, 'birthDate']],
    ['a computer named like a person', [{ ...anna, kind: 'computer' }], [0, 'sAMAccountName']],
    [
      'a policy longer than AD knows',
      [{ ...anna, passwordSettings: { name: 'x', minPwdLength: 256 } }],
      [0, 'passwordSettings', 'minPwdLength'],
    ],
  ])('%s', (_, accounts, path) => {
    const parsed = directoryAccounts.safeParse(accounts);
    expect(parsed.error).toBeInstanceOf(ZodError);
    expect(parsed.error?.issues[0]?.path).toEqual(path);
  });
});

test('a taken port is said so', async () => {
  const directory = await start();
  const port = Number(new URL(directory.url).port);
  await expect(startLocalDirectory({ accounts: [], port })).rejects.toThrow(`cannot listen on port ${port}`);
});

test('a directory that is down for a while keeps a port that no system hands to somebody else meanwhile', async () => {
  const ports = await Promise.all(
    Array.from({ length: 8 }, async () => Number(new URL((await start()).url).port)),
  );
  expect(ports.filter((port) => port >= 32_768)).toEqual([]);
});

test('after stop nobody answers, and the port is free', async () => {
  const accounts: DirectoryAccounts = [];
  const directory = await startLocalDirectory({ accounts });
  const port = Number(new URL(directory.url).port);
  const client = clientOf(directory);
  await client.bind(directory.bindDn, directory.bindPassword);
  await directory.stop();
  await expect(client.bind(directory.bindDn, directory.bindPassword)).rejects.toThrow();
  const again = await startLocalDirectory({ accounts, port });
  await again.stop();
});

test('what is told of the accounts is no secret', async () => {
  const secret = { ...anna, birthDate: '1990-04-17', password: 'Canary-Pw-2026!' };
  const directory = await start({ accounts: [secret] });
  const told = JSON.stringify([directory.accounts(), directory.asked()]);
  expect(told).not.toContain('1990-04-17');
  expect(told).not.toContain('Canary');
});

describe('certificates and transports', () => {
  test('the CA is one, and two directories have different ones', async () => {
    const [one, other] = [await start(), await start()];
    expect(new X509Certificate(one.caPem).ca).toBe(true);
    expect(one.caPem).not.toBe(other.caPem);
  });

  test('a server of TLS 1.0 does speak it, to a client old enough', async () => {
    const directory = await start({ transport: 'tls 1.0' });
    const socket = connect({
      port: Number(new URL(directory.url).port),
      host: 'localhost',
      ca: directory.caPem,
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    const protocol = await new Promise((resolve, reject) => {
      socket.once('secureConnect', () => resolve(socket.getProtocol()));
      socket.once('error', reject);
    });
    socket.destroy();
    expect(protocol).toBe('TLSv1');
  });

  test('C51 over a plaintext connection a password is not set: 53', async () => {
    const directory = await start({ transport: 'plaintext' });
    const client = clientOf(directory);
    onTestFinished(() => client.unbind());
    await expect(client.bind(directory.bindDn, directory.bindPassword)).rejects.toThrow();
    const plain = new Client({ url: directory.url.replace('ldaps:', 'ldap:') });
    onTestFinished(() => plain.unbind());
    await plain.bind(directory.bindDn, directory.bindPassword);
    expect(await codeOf(plain.modify(`CN=Anna,${directory.baseDn}`, resetTo('Fresh-Pw-2026!')))).toBe(53);
  });
});
