import { randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';

/** What can be wrong with the certificate that a server shows. */
export const certificateKinds = [
  'good',
  'other-ca',
  'self-signed',
  'no-chain',
  'wrong-host',
  'expired',
] as const;

/** `good`, or one way of being bad. */
export type CertificateKind = (typeof certificateKinds)[number];

/** A server's key and certificate, the CA certificate that its clients are given, and whoever issued it, all PEM. */
export type Certificates = {
  readonly key: string;
  readonly cert: string;
  readonly caPem: string;
  readonly issuerPem: string;
};

const year = 31_536_000_000;

/**
 * Issues a throw-away CA and a server certificate (ECDSA P-256, SHA-256).
 * @param hosts DNS names, and IPv4 addresses, that the server answers to.
 * @param now epoch ms; certificates are valid from a day before it to a year after it.
 */
export async function issueCertificates(
  kind: CertificateKind,
  hosts: readonly string[],
  now: number,
): Promise<Certificates> {
  const ca = await issueCa('Opsline local CA', now);
  const subject = kind === 'wrong-host' ? ['dc9.elsewhere.example'] : hosts;
  const until = kind === 'expired' ? now - 3_600_000 : now + year;
  const issuer = await issuerOf(kind, ca, now);
  const leaf = await issueLeaf(subject, now, until, issuer);
  return { key: leaf.private, cert: leaf.cert, caPem: ca.cert, issuerPem: (issuer ?? leaf).cert };
}

type Issued = Awaited<ReturnType<typeof generate>>;

async function issuerOf(kind: CertificateKind, ca: Issued, now: number): Promise<Issued | undefined> {
  switch (kind) {
    case 'self-signed':
      return undefined;
    case 'other-ca':
      return issueCa('Some other CA', now);
    case 'no-chain':
      return issueCa('Opsline intermediate CA', now, ca);
    default:
      return ca;
  }
}

// Each with a name of its own: OpenSSL finds an issuer by its name, and a client may trust several of these.
function issueCa(name: string, now: number, issuer?: Issued): Promise<Issued> {
  return generate([{ name: 'commonName', value: `${name} ${randomBytes(4).toString('hex')}` }], {
    ...common(now - 86_400_000, now + year, issuer),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

function issueLeaf(hosts: readonly string[], now: number, until: number, issuer: Issued | undefined) {
  return generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    ...common(now - 86_400_000, until, issuer),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(alternativeName) },
    ],
  });
}

function common(from: number, until: number, issuer: Issued | undefined) {
  return {
    keyType: 'ec' as const,
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(until),
    ...(issuer === undefined ? {} : { ca: { key: issuer.private, cert: issuer.cert } }),
  };
}

function alternativeName(host: string) {
  return /^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host };
}
