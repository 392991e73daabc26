/** The reader of the browsers' records finds what they tried to reach, and says what was not ours. */
import { describe, expect, it } from 'vitest';
import { chromiumAttempts, firefoxAttempts, foreign } from '../../support/connections';

const CONSTANTS = `{"constants":{"logEventTypes":{"TCP_CONNECT_ATTEMPT":52,"HOST_RESOLVER_MANAGER_REQUEST":5,"SOCKET_POOL_CONNECT_JOB_CREATED":125,"UDP_CONNECT":96,"OTHER":7}}},`;
const log = (...lines: string[]): string => [CONSTANTS, '"events": [', ...lines].join('\n');
const server = { address: '127.3.4.5', hosts: ['undocs.org'] };

describe('Chromium’s record', () => {
  it('names hosts of sockets, names resolved, and addresses', () => {
    const attempts = chromiumAttempts(
      log(
        '{"params":{"group_id":"https://undocs.org <https://undocs.org same_site>"},"phase":0,"type":125},',
        '{"params":{"group_id":"pm/https://update.example <null>"},"phase":0,"type":125},',
        '{"params":{"host":"https://~notfound"},"phase":1,"type":5},',
        '{"params":{"address":"127.3.4.5:8443"},"phase":1,"type":52},',
        '{"params":{"address":"[2001:db8::1]:443"},"phase":1,"type":52},',
        '{"params":{"host":"nobody.example"},"phase":1,"type":7},',
      ),
    );
    expect(attempts.map((one) => one.host)).toEqual([
      'undocs.org',
      'update.example',
      '~notfound',
      '127.3.4.5',
      '2001:db8::1',
    ]);
    expect(foreign(attempts, server).map((one) => one.host)).toEqual(['update.example', '~notfound', '2001:db8::1']);
  });

  it('is read as far as a killed browser wrote it', () => {
    const attempts = chromiumAttempts(log('{"params":{"host":"a.example"},"type":5},', '{"params":{"host":"b.exa'));
    expect(attempts.map((one) => one.host)).toEqual(['a.example']);
  });

  it('excuses the test of an IPv6 route, and no other datagram', () => {
    const attempts = chromiumAttempts(
      log(
        '{"params":{"address":"[2001:4860:4860::8888]:443"},"type":96},',
        '{"params":{"address":"[2001:4860:4860::8888]:53"},"type":96},',
        '{"params":{"address":"[2001:4860:4860::8888]:443"},"type":52},',
      ),
    );
    expect(foreign(attempts, server)).toHaveLength(2);
  });

  it('must be one', () => {
    expect(() => chromiumAttempts('')).toThrow();
  });
});

describe('Firefox’s record', () => {
  const socket = (host: string, origin: string) =>
    `2026-01-01 UTC - [Parent 1: Socket Thread]: E/nsSocketTransport nsSocketTransport::Init [this=7f host=${host} origin=${origin} proxy=:0]`;

  it('names hosts of sockets, behind a proxy too, and names resolved', () => {
    const attempts = firefoxAttempts(
      [
        socket('undocs.org:443', 'undocs.org:443'),
        socket('127.3.4.5:3128', 'elsewhere.example:443'),
        '2026-01-01 UTC - [Parent 1: Main Thread]: D/nsHostResolver Resolving host [tracker.example]<> type 0. [this=7f]',
        '2026-01-01 UTC - [Parent 1: Main Thread]: D/nsHostResolver DNSService::AsyncResolve prefetch.example',
        '2026-01-01 UTC - [Parent 1: Main Thread]: D/nsHostResolver Adding localhost from /etc/hosts to excluded domains',
      ].join('\n'),
    );
    expect(attempts.map((one) => one.host)).toEqual([
      'undocs.org',
      'elsewhere.example',
      'tracker.example',
      'prefetch.example',
    ]);
    expect(foreign(attempts, server)).toHaveLength(3);
  });
});
