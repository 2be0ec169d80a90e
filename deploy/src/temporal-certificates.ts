import { X509Certificate, createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';

/** The name in the server's certificate: addresses change, it does not. */
export const TEMPORAL_NAME = 'karta-temporal';

const DAY_MS = 86_400_000;
const VALID_DAYS = 1095;
/** A start that finds less left makes new ones, so that none ends while the town runs. */
const RENEW_DAYS = 548;

/** Files of the certificates, mode 0600. */
export interface TemporalCertificates {
  ca: string;
  server: { cert: string; key: string };
  client: { cert: string; key: string };
}

/**
 * Certificates by which Temporal and those who ask it know each other: made at the first start, and anew when half their time
 * is over. The key that signed them is kept nowhere, so nobody makes another one.
 */
export function ensureCertificates(folder: string, now = new Date()): TemporalCertificates {
  const home = join(folder, 'temporal', 'tls');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chmodSync(home, 0o700);
  const file = (name: string): string => join(home, name);
  const files = {
    ca: file('ca.crt'),
    server: { cert: file('server.crt'), key: file('server.key') },
    client: { cert: file('client.crt'), key: file('client.key') },
  };
  if (!isFresh(files, now)) makeAll(files, now);
  return files;
}

/** Whether all are there, belong together and hold for long enough. */
function isFresh({ ca, server, client }: TemporalCertificates, now: Date): boolean {
  if (![ca, server.cert, server.key, client.cert, client.key].every((file) => existsSync(file))) return false;
  try {
    const signer = new X509Certificate(readFileSync(ca));
    return [server, client].every(({ cert, key }) => {
      const certificate = new X509Certificate(readFileSync(cert));
      const daysLeft = (certificate.validToDate.getTime() - now.getTime()) / DAY_MS;
      const isPair = certificate.checkPrivateKey(createPrivateKey(readFileSync(key)));
      return isPair && certificate.verify(signer.publicKey) && daysLeft > RENEW_DAYS;
    });
  } catch {
    return false; // half a file
  }
}

interface Pair {
  publicKey: forge.pki.PublicKey;
  privateKey: forge.pki.PrivateKey;
  pem: string;
}

function makeAll({ ca, server, client }: TemporalCertificates, now: Date): void {
  const signer = makePair();
  const authority = issue(signer, { name: 'karta-temporal-ca', signer, now });
  write(ca, authority);
  for (const [{ cert, key }, name] of [
    [server, TEMPORAL_NAME],
    [client, 'karta-client'],
  ] as const) {
    const pair = makePair();
    write(key, pair.pem);
    write(cert, issue(pair, { name, signer, now, usage: true }));
  }
}

/** Node makes the keys, in a moment; forge alone would take seconds. */
function makePair(): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    publicKey: forge.pki.publicKeyFromPem(publicKey),
    privateKey: forge.pki.privateKeyFromPem(privateKey),
    pem: privateKey,
  };
}

/** 16 random bytes in hex: positive, and without a byte that says nothing before it, which X.690 8.3.2 forbids. */
export function serialNumber(bytes: Uint8Array = randomBytes(16)): string {
  const [first = 0, ...rest] = bytes;
  return Buffer.from([(first & 0x3f) | 0x40, ...rest]).toString('hex');
}

/** `usage`: for a server or a client; else for one that signs. */
function issue(
  { publicKey }: Pair,
  { name, signer, now, usage }: { name: string; signer: Pair; now: Date; usage?: true },
): string {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey as forge.pki.rsa.PublicKey;
  certificate.serialNumber = serialNumber();
  certificate.validity.notBefore = new Date(now.getTime() - DAY_MS);
  certificate.validity.notAfter = new Date(now.getTime() + VALID_DAYS * DAY_MS);
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer([{ name: 'commonName', value: 'karta-temporal-ca' }]);
  certificate.setExtensions(
    usage
      ? [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
          { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
          { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
        ]
      : [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, critical: true },
        ],
  );
  certificate.sign(signer.privateKey as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

function write(file: string, content: string): void {
  writeFileSync(file, content, { mode: 0o600 });
  chmodSync(file, 0o600);
}
