import { spawnSync } from 'node:child_process';
import { issueCertificates } from '@opsline/local-directory';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/directory/clock.ts';
import { openDirectory } from '../../src/directory/ldap-directory.ts';
import { parseDirectorySettings } from '../../src/directory/settings.ts';
import { perDetail } from '../../src/record/on-record.ts';

const { caPem, cert } = await issueCertificates('good', ['dc1.corp.example.com'], Date.now());
const other = await issueCertificates('good', ['dc1.corp.example.com'], Date.now());
const good = {
  urls: ['ldaps://dc1.corp.example.com', 'ldaps://dc2.corp.example.com:636'],
  baseDn: 'OU=Staff,DC=corp,DC=example,DC=com',
  bindDn: 'svc-pwreset@corp.example.com',
  bindPassword: 'canary-secret',
  caPem,
};

test('D17 the defaults are as decided', () => {
  expect(parseDirectorySettings(good)).toEqual({
    ...good,
    attributes: { mobile: 'mobile', ...perDetail((name) => name) },
    denyGroups: [],
    limits: { connectMs: 1_000, operationMs: 2_000, totalMs: 6_000, receivedBytes: 262_144 },
  });
});

test('a URL may end with a slash, as tools write it', () => {
  const urls = ['ldaps://dc1.corp.example.com/', 'ldaps://dc2.corp.example.com:636/'];
  expect(parseDirectorySettings({ ...good, urls }).urls).toEqual(urls);
});

test('an old CA and its successor, with a comment before each', () => {
  const both = `old\n${caPem}\nnew\n${other.caPem}`;
  expect(parseDirectorySettings({ ...good, caPem: both }).caPem).toBe(both);
});

test.each<readonly [string, object, string]>([
  [
    'C56 plain LDAP',
    { urls: ['ldap://dc1.corp.example.com'] },
    'expected ldaps://host or ldaps://host:port; plain LDAP and its ports 389 and 3268 are refused',
  ],
  ['C56 the plain port', { urls: ['ldaps://dc1.corp.example.com:389'] }, 'urls'],
  ['C56 the plain global catalogue', { urls: ['ldaps://dc1.corp.example.com:3268'] }, 'urls'],
  ['the global catalogue, which cannot write', { urls: ['ldaps://dc1.corp.example.com:3269'] }, 'read-only'],
  ['one plain URL among good ones', { urls: [...good.urls, 'ldap://dc3.corp.example.com'] }, 'urls'],
  ['a path in the URL', { urls: ['ldaps://dc1.corp.example.com/DC=corp'] }, 'urls'],
  ['a password in the URL', { urls: ['ldaps://a:b@dc1.corp.example.com'] }, 'urls'],
  ['no host in the URL', { urls: ['ldaps://'] }, 'urls'],
  ['no URL', { urls: [] }, 'urls'],
  ['not a URL', { urls: ['dc1'] }, 'urls'],
  ['no base', { baseDn: '' }, 'baseDn'],
  ['words before a name', { baseDn: 'my CN=Board' }, 'expected a distinguished name'],
  ['an attribute that begins with a digit', { attributes: { mobile: '1a' } }, 'expected an attribute name'],
  ['an attribute of two words', { attributes: { mobile: 'a b' } }, 'mobile'],
  ['an attribute with a sign at its end', { attributes: { mobile: 'ab!' } }, 'mobile'],
  ['an empty bind password: the bind would be nobody’s and succeed', { bindPassword: '' }, 'bindPassword'],
  ['no CA: any public one would do', { caPem: '' }, 'caPem'],
  ['not a certificate', { caPem: 'canary-secret' }, 'caPem'],
  ['a certificate that is no CA’s', { caPem: cert }, 'caPem'],
  ['one such among CAs', { caPem: `${caPem}${cert}` }, 'caPem'],
  ['a CA that is cut off', { caPem: `${caPem}${caPem.slice(0, 200)}` }, 'caPem'],
  [
    'a certificate that is none within',
    { caPem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
    'caPem',
  ],
  ['longer than a second to connect', { limits: { connectMs: 1_001 } }, 'connectMs'],
  ['longer than two for an operation', { limits: { operationMs: 2_001 } }, 'operationMs'],
  ['longer than six in all', { limits: { totalMs: 6_001 } }, 'totalMs'],
  ['no limit', { limits: { operationMs: 0 } }, 'operationMs'],
  ['an attribute name with a filter in it', { attributes: { birthDate: 'a)(b' } }, 'birthDate'],
  ['a setting that is not one', { rejectUnauthorized: false }, 'rejectUnauthorized'],
])('D7 refused: %s', (_, more, path) => {
  const refusal = refusalOf(() => openDirectory({ ...good, ...more }, systemClock));
  expect(refusal).toContain(path);
  expect(refusal).not.toContain('canary-secret');
});

function refusalOf(open: () => unknown): string {
  try {
    open();
    return 'not refused';
  } catch (error) {
    return String(error);
  }
}

test('NODE_DEBUG=ldapts, which prints new passwords, is refused', () => {
  const script = `import { openDirectory } from ${JSON.stringify(new URL('../../src/directory/ldap-directory.ts', import.meta.url).href)};
    openDirectory({}, {});`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: '', NODE_DEBUG: 'ldapts' },
    encoding: 'utf8',
  });
  expect(ran.stderr).toContain('NODE_DEBUG=ldapts prints new passwords');
});
