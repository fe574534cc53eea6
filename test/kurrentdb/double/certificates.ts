import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** In PEM. The certificate is signed by the authority, and good for this machine alone. */
export interface ServerCertificate {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

// DER, as far as an X.509 certificate needs it: a tag, a length, and a content that often is a list of the same.
const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

const sequence = (...items: readonly Uint8Array[]): Buffer => der(0x30, ...items);
const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));
const yes = der(0x01, Buffer.from([0xff]));
const bits = (bytes: Uint8Array): Buffer => der(0x03, Buffer.from([0]), bytes);
const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);
const serialNumber = (): Buffer => der(0x02, Buffer.from([1]), randomBytes(15));
const utcTime = (date: Date): Buffer =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

const commonName = oid(0x55, 0x04, 0x03);
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const basicConstraints = oid(0x55, 0x1d, 0x13);
const subjectAltName = oid(0x55, 0x1d, 0x11);

const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))));

const isAuthority = sequence(basicConstraints, yes, octets(sequence(yes)));

const ofThisMachine = sequence(
  subjectAltName,
  octets(sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
);

const pem = (certificate: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

const dayMs = 86_400_000;

const certify = (
  subject: { readonly name: string; readonly key: KeyObject; readonly extension: Buffer },
  issuer: { readonly name: string; readonly key: KeyObject },
): string => {
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serialNumber(),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(utcTime(new Date(Date.now() - dayMs)), utcTime(new Date(Date.now() + dayMs))),
    nameOf(subject.name),
    subject.key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(subject.extension)),
  );
  return pem(sequence(content, ecdsaWithSha256, bits(sign('sha256', content, issuer.key))));
};

/** Makes an authority and a certificate of it, both good for a day. */
export const makeServerCertificate = (): ServerCertificate => {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name: 'Authority of a double', key: authority.privateKey };
  return {
    authority: certify({ name: issuer.name, key: authority.publicKey, extension: isAuthority }, issuer),
    certificate: certify({ name: '127.0.0.1', key: server.publicKey, extension: ofThisMachine }, issuer),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
