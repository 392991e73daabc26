/** The test server's certificate is one that another party can read and verify. */
import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { expect, it } from 'vitest';
import { selfSigned } from '../../support/certificate';

const NAMES = ['undocs.org', 'news.example'];

it('is signed by itself, for the names asked for, and valid now', () => {
  const certificate = new X509Certificate(selfSigned(NAMES).certificate);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  for (const name of NAMES) expect(certificate.checkHost(name)).toBe(name);
  expect(certificate.checkHost('elsewhere.example')).toBeUndefined();
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
});

it('carries a connection', async () => {
  const { key, certificate } = selfSigned(NAMES);
  const server = createServer({ key, cert: certificate });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const authorized = await new Promise<boolean>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', servername: 'news.example', ca: certificate }, () => {
        resolve(socket.authorized);
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(authorized).toBe(true);
  } finally {
    server.close();
  }
});

it('is never the same twice', () => {
  expect(selfSigned(NAMES).certificate).not.toBe(selfSigned(NAMES).certificate);
});
