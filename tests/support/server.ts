/**
 * The one server of the end-to-end tests: HTTPS on a loopback address, under as many host names as a test wants to play.
 * It records every request, so that a test can say who asked for what. It knows nothing of browsers or of the extension.
 */
import { createServer as createHttpServer, type Server as HttpServer, type IncomingHttpHeaders } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { selfSigned } from './certificate';

/** What a host answers to one request. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export interface ServedRequest {
  host: string;
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
}

/** Answers the requests of one host name; null is a 404. */
export type Handler = (request: ServedRequest) => Answer | null;

/** Where a browser has to send the connections of the played host names. */
export interface ServerAddress {
  address: string;
  port: number;
  /**
   * Port of a CONNECT proxy in front of the server, for a browser that can redirect names but not ports; null when the
   * server itself stands on 443.
   */
  proxyPort: number | null;
  /** The played host names. */
  hosts: readonly string[];
}

export interface TestServer extends ServerAddress {
  /** Everything that was asked, in order, hosts that nobody plays included. */
  requests: ServedRequest[];
  close(): Promise<void>;
}

const HTTPS_PORT = 443;

/** A host with nothing on it: where services of the browsers are sent that cannot be turned off. */
export const BROWSER_SERVICES = 'browser-services.example';
/** From where Chromium fetches parts of itself, by an address that is built into it; the test server answers in its place. */
export const CHROMIUM_DOWNLOADS = 'redirector.gvt1.com';

function listen(server: HttpServer | HttpsServer, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** A loopback address of one's own lets several runs on one machine each have port 443; systems without it share 127.0.0.1. */
async function bind(server: HttpsServer): Promise<{ address: string; port: number }> {
  const own = `127.${[0, 0, 0].map(() => 1 + Math.floor(Math.random() * 253)).join('.')}`;
  for (const address of [own, '127.0.0.1']) {
    try {
      return { address, port: await listen(server, HTTPS_PORT, address) };
    } catch {
      // Not ours to bind: not the superuser, or taken, or no such address. The next choice is as good.
    }
  }
  return { address: '127.0.0.1', port: await listen(server, 0, '127.0.0.1') };
}

/**
 * Starts the server.
 * @param sites one handler a host name; a request for any other name is recorded and answered with 404.
 */
export async function startServer(sites: Readonly<Record<string, Handler>>): Promise<TestServer> {
  const hosts = [BROWSER_SERVICES, ...Object.keys(sites)];
  const requests: ServedRequest[] = [];
  const sockets = new Set<Socket>();
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // a killed browser resets its connections
  };

  const { key, certificate } = selfSigned(hosts);
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const served: ServedRequest = {
      host,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
    };
    requests.push(served);
    const handler = Object.hasOwn(sites, host) ? sites[host] : undefined;
    const answer = handler?.(served) ?? { status: 404, body: 'Not found' };
    response.writeHead(answer.status ?? 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...answer.headers,
    });
    response.end(answer.body);
  });
  server.on('connection', track);
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const { address, port } = await bind(server);

  let proxy: HttpServer | null = null;
  let proxyPort: number | null = null;
  if (port !== HTTPS_PORT) {
    proxy = createHttpServer((_request, response) => response.writeHead(405).end());
    proxy.on('connection', track);
    proxy.on('connect', (_request, socket: Socket, head: Buffer) => {
      const upstream = connect(port, address, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      track(upstream);
    });
    proxyPort = await listen(proxy, 0, address);
  }

  return {
    address,
    port,
    proxyPort,
    hosts,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([server, proxy].map((one) => one && new Promise((resolve) => one.close(resolve))));
    },
  };
}
