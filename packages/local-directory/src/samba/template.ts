import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { smbConf } from './smb-conf.ts';

/** An account that is locked in the template is so for 30 minutes: long enough for a run that begins now. */
const keptFor = 10 * 60_000;

const script = join(import.meta.dirname, 'provision.py');
const parts = ['changes.py', 'rights.py'].map((name) => join(import.meta.dirname, name));

/**
 * A packed domain, provisioned the first time (about four seconds) and kept in the temporary folder for a while; a
 * change to its description, or to how it is provisioned, makes another.
 * @returns the path of the archive.
 */
export function domainTemplate(description: object): string {
  const input = JSON.stringify(description);
  const made = [...[script, ...parts].map((path) => readFileSync(path)), input];
  const hash = createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 16);
  const cache = cacheFolder();
  const archive = join(cache, `${hash}.tgz`);
  if (existsSync(archive) && Date.now() - statSync(archive).mtimeMs < keptFor) return archive;
  const folder = mkdtempSync(join(cache, 'build-'));
  try {
    mkdirSync(join(folder, 'etc'));
    writeFileSync(join(folder, 'etc/smb.conf'), smbConf(folder, '127.0.0.1'));
    execFileSync('/usr/bin/python3', ['-B', script, folder], { input, stdio: ['pipe', 'ignore', 'pipe'] });
    const packed = `${archive}.${process.pid}`;
    execFileSync('tar', ['-C', folder, '-czf', packed, 'private', 'state', 'bind-dns']);
    // Whole or not at all, also when two test runs provision at once.
    renameSync(packed, archive);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return archive;
}

/** In a user namespace everybody is root, and root's own folder may be there already: then one for this run only. */
function cacheFolder(): string {
  const shared = join(tmpdir(), `opsline-samba-${userInfo().uid}`);
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  try {
    accessSync(shared, constants.W_OK);
    return shared;
  } catch {
    return mkdtempSync(`${shared}-`);
  }
}
