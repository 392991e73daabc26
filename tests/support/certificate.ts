/**
 * A self-signed certificate, made anew for every run, so that pages can be served under real host names over HTTPS.
 * Written with Node's own cryptography: a bare machine has no `openssl` command. No key is ever stored.
 */
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const BOOLEAN = 0x01;
/** Context tags of RFC 5280: [0] version, [3] extensions, [2] dNSName. */
const CONTEXT_0 = 0xa0;
const CONTEXT_3 = 0xa3;
const DNS_NAME = 0x82;

/** Object identifiers of RFC 5280 and RFC 5758, as their encoded bytes. */
const ECDSA_WITH_SHA256 = Buffer.from('2a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('550403', 'hex');
const SUBJECT_ALTERNATIVE_NAME = Buffer.from('551d11', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('551d13', 'hex');

const DAY = 86_400_000;

function encode(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(content.length.toString(16).padStart(content.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

function utcTime(time: number): Buffer {
  // YYMMDDHHMMSSZ: two-digit years are right until 2049.
  const digits = new Date(time).toISOString().replace(/\D/g, '').slice(2, 14);
  return encode(UTC_TIME, Buffer.from(`${digits}Z`, 'ascii'));
}

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM. */
  certificate: string;
}

/**
 * Makes a self-signed ECDSA P-256 certificate, valid from yesterday for ten days.
 * @param names DNS names (`undocs.org`, `*.example`) that it stands for.
 */
export function selfSigned(names: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = encode(SEQUENCE, encode(OBJECT_IDENTIFIER, ECDSA_WITH_SHA256));
  const name = encode(
    SEQUENCE,
    encode(
      SET,
      encode(SEQUENCE, encode(OBJECT_IDENTIFIER, COMMON_NAME), encode(UTF8_STRING, Buffer.from('test server'))),
    ),
  );
  const serial = randomBytes(8);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f); // positive and never with a leading zero, as DER asks
  const alternatives = encode(SEQUENCE, ...names.map((dns) => encode(DNS_NAME, Buffer.from(dns, 'ascii'))));
  const extensions = encode(
    SEQUENCE,
    encode(SEQUENCE, encode(OBJECT_IDENTIFIER, SUBJECT_ALTERNATIVE_NAME), encode(OCTET_STRING, alternatives)),
    encode(
      SEQUENCE,
      encode(OBJECT_IDENTIFIER, BASIC_CONSTRAINTS),
      encode(BOOLEAN, Buffer.from([0xff])),
      encode(OCTET_STRING, encode(SEQUENCE)),
    ),
  );
  const body = encode(
    SEQUENCE,
    encode(CONTEXT_0, encode(INTEGER, Buffer.from([2]))),
    encode(INTEGER, serial),
    algorithm,
    name,
    encode(SEQUENCE, utcTime(Date.now() - DAY), utcTime(Date.now() + 9 * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(CONTEXT_3, extensions),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const der = encode(SEQUENCE, body, algorithm, encode(BIT_STRING, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
