import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import { issueCertificates } from '../certificates.ts';
import { smbConf } from './smb-conf.ts';
import { domainTemplate } from './template.ts';

/** A running domain controller; frozen, it takes connections and answers nothing. */
export type SambaDc = {
  readonly url: string;
  readonly caPem: string;
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => Promise<void>;
};

const sambaPath = '/usr/sbin/samba';
const ldapsPort = 636;

/** Why no domain controller can run here, or undefined where one can. */
export async function whyNoSamba(): Promise<string | undefined> {
  if (!existsSync(sambaPath))
    return 'samba is not installed (apt-get install samba samba-ad-provision samba-dsdb-modules)';
  return (await freeAddress()) === undefined
    ? 'this account may not listen on port 636 (local-directory, src/samba/README.md)'
    : undefined;
}

/**
 * Starts a domain controller with the domain described, on a loopback address of its own, from a template that is
 * provisioned once. It ends with this process, at the latest after an hour.
 */
export async function startSamba(description: object): Promise<SambaDc> {
  const archive = domainTemplate(description);
  const address = await freeAddress();
  if (address === undefined) throw new Error('No loopback address has port 636 free');
  const folder = mkdtempSync(join(tmpdir(), 'opsline-dc-'));
  execFileSync('tar', ['-C', folder, '-xzf', archive]);
  for (const name of ['etc', 'run', 'log', 'cache', 'tls'])
    mkdirSync(join(folder, name), { recursive: true });
  const { key, cert, caPem } = await issueCertificates('good', [address, 'dc1.corp.example.com'], Date.now());
  // Samba refuses a key that others may read (CVE-2013-4476).
  writeFileSync(join(folder, 'tls/dc1.key'), key, { mode: 0o600 });
  writeFileSync(join(folder, 'tls/dc1.pem'), cert);
  writeFileSync(join(folder, 'tls/ca.pem'), caPem);
  writeFileSync(join(folder, 'etc/smb.conf'), smbConf(folder, address));
  const server = spawn(
    sambaPath,
    // With -i and a pipe on its standard input, Samba ends when this process does.
    [
      '-s',
      join(folder, 'etc/smb.conf'),
      '-i',
      '--no-process-group',
      '--model=single',
      '--maximum-runtime=3600',
    ],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill('SIGCONT');
    server.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await answers(server, address, caPem))) {
    await stop();
    throw new Error('Samba did not answer on LDAPS');
  }
  return {
    url: `ldaps://${address}:${ldapsPort}`,
    caPem,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    stop,
  };
}

async function freeAddress(): Promise<string | undefined> {
  for (let last = 51; last < 99; last += 1) {
    const address = `127.0.0.${last}`;
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(ldapsPort, address, () => probe.close(() => resolve(true)));
    });
    if (free) return address;
  }
  return undefined;
}

/** Asks until a verified TLS handshake succeeds, for at most ten minutes. */
async function answers(server: ChildProcess, host: string, ca: string): Promise<boolean> {
  const end = Date.now() + 600_000;
  while (Date.now() < end && server.exitCode === null) {
    const done = await new Promise<boolean>((resolve) => {
      const socket = connect({ host, port: ldapsPort, ca, timeout: 60_000 }, () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
      socket.once('timeout', () => socket.destroy(new Error('no answer')));
    });
    if (done) return true;
    await pause(50);
  }
  return false;
}
