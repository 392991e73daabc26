/**
 * Reads the browsers' own records of what they tried to reach: Chromium's network log, Firefox's log of its resolver and
 * sockets. It judges nothing but host names and addresses; what is allowed is for the caller to say.
 *
 * Read line by line: a browser that was killed leaves a record without an end.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from './browser';

/** One attempt to resolve a name or to open a socket. */
export interface Attempt {
  browser: BrowserName;
  /** Host name, or address where the record gives only that. */
  host: string;
  /** The line of the record that says so, shortened. */
  evidence: string;
}

let serial = 0;

/** A new file name for the record of one browser. */
export function connectionLogPath(directory: string, browser: BrowserName): string {
  serial += 1;
  return join(directory, `${browser}-${process.pid}-${String(serial).padStart(3, '0')}.log`);
}

/** Host of `host:port`, `[::1]:443`, `https://host:443` or `host`; socket groups are `pm/https://host <partition>`. */
function hostOf(text: string): string {
  const bare = text
    .replace(/ .*$/, '')
    .replace(/^(?:\w+\/)*[a-z]+:\/\//, '')
    .replace(/\/.*$/, '');
  return bare.replace(/^\[(.*?)\](?::\d+)?$/, '$1').replace(/^([^:]*):\d+$/, '$1');
}

/** Event types of Chromium's log that name what is being reached. The numbers differ from build to build: the log lists them. */
const CHROMIUM_EVENTS = [
  'HOST_RESOLVER_MANAGER_REQUEST',
  'HOST_RESOLVER_MANAGER_JOB',
  'HOST_RESOLVER_DNS_TASK',
  'TCP_CONNECT',
  'TCP_CONNECT_ATTEMPT',
  'TCP_STREAM_ATTEMPT',
  'UDP_CONNECT',
  'SSL_CONNECT_JOB_CONNECT',
  'TRANSPORT_CONNECT_JOB_CONNECT',
  'SOCKET_POOL_CONNECT_JOB_CREATED',
];

interface NetLogEvent {
  type: number;
  params?: Record<string, unknown>;
}

/** Every attempt in a Chromium network log. @throws Error if the file does not begin as such a log does. */
export function chromiumAttempts(log: string): Attempt[] {
  const lines = log.split('\n');
  const constants = /"logEventTypes":\{([^}]*)\}/.exec(lines[0] ?? '')?.[1];
  if (!constants) throw new Error('Not a Chromium network log');
  const numbers = new Map(
    [...constants.matchAll(/"([A-Z0-9_]+)":(\d+)/g)].map((match) => [Number(match[2]), match[1] as string]),
  );
  const attempts: Attempt[] = [];
  for (const line of lines.slice(1)) {
    const text = line.replace(/,\s*$/, '');
    if (!text.startsWith('{')) continue;
    let event: NetLogEvent;
    try {
      event = JSON.parse(text) as NetLogEvent;
    } catch {
      continue; // the last line of a killed browser, or the closing of the file
    }
    const type = numbers.get(event.type);
    if (!type || !CHROMIUM_EVENTS.includes(type) || !event.params) continue;
    const { host, address, address_list: list, group_id: group } = event.params;
    const named = [host, address, group, ...(Array.isArray(list) ? list : [])].filter((one) => typeof one === 'string');
    for (const one of named) {
      attempts.push({ browser: 'chromium', host: hostOf(one), evidence: `${type} ${one}` });
    }
  }
  return attempts;
}

/** Every attempt in a Firefox log of `nsHostResolver` and `nsSocketTransport`. */
export function firefoxAttempts(log: string): Attempt[] {
  const attempts: Attempt[] = [];
  const add = (host: string, evidence: string): void => {
    attempts.push({ browser: 'firefox', host, evidence: evidence.slice(0, 200) });
  };
  for (const line of log.split('\n')) {
    // Behind a proxy the origin is what is really being reached.
    const socket = /nsSocketTransport::Init \[this=\w+ host=\S+ origin=(\S+)/.exec(line);
    if (socket?.[1]) add(hostOf(socket[1]), socket[0]);
    const resolve = /(?:AsyncResolve|Resolving host) \[?([^\s\]<]+)/.exec(line);
    if (resolve?.[1]) add(hostOf(resolve[1]), resolve[0]);
  }
  return attempts;
}

/** The attempts in all records of a directory, with how many browsers left one. */
export function readAttempts(directory: string): { attempts: Attempt[]; records: Record<BrowserName, number> } {
  const records: Record<BrowserName, number> = { chromium: 0, firefox: 0 };
  const attempts: Attempt[] = [];
  for (const file of readdirSync(directory).sort()) {
    const text = readFileSync(join(directory, file), 'utf8');
    if (file.startsWith('chromium-')) {
      records.chromium += 1;
      attempts.push(...chromiumAttempts(text));
    } else if (file.startsWith('firefox-')) {
      // Firefox writes one file a process, the parent's without a suffix of its own.
      if (!/\.child-\d+/.test(file)) records.firefox += 1;
      attempts.push(...firefoxAttempts(text));
    }
  }
  return { attempts, records };
}

/**
 * Chromium asks its own system whether a route over IPv6 exists by connecting a datagram socket to a public address. Nothing is
 * sent: connecting a datagram socket only picks the route.
 */
const IPV6_ROUTE_PROBE = /^UDP_CONNECT \[2001:4860:4860::8888\]:443$/;

/** The attempts to reach anything but a test server: its address, and the hosts that it plays. */
export function foreign(
  attempts: readonly Attempt[],
  server: { address: string; hosts: readonly string[] },
): Attempt[] {
  // Firefox resolves `localhost` when it starts, to know who may speak to its protocol.
  const own = [server.address, 'localhost', ...server.hosts];
  return attempts.filter(({ host, evidence }) => !own.includes(host) && !IPV6_ROUTE_PROBE.test(evidence));
}
