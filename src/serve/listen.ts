import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from './desk.ts';
import { type Access, type Request, type Response, refuse, respond, TooLarge } from './respond.ts';

const ADDRESS = '127.0.0.1';
const LARGEST_BODY = 64 * 1024;
const TOKEN_BYTES = 32;
/** What the page's own policy cannot say, which stands in the page. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export interface Listening {
  readonly url: string;
  /** Ends when what is being answered is answered. */
  readonly close: () => Promise<void>;
}

/**
 * Answers on this machine alone; port 0 is one that is free.
 * @throws the error of the system where the port is taken.
 */
export async function listen(
  desk: Desk,
  port: number,
  onError: (error: unknown) => void,
): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  const access: Access = {
    token: randomBytes(TOKEN_BYTES).toString('base64url'),
    hosts: new Set([`${ADDRESS}:${own}`, `localhost:${own}`]),
  };
  server.on('request', (message, answer) => {
    respond(requestOf(message), desk, access)
      .catch((error: unknown) => {
        if (!(error instanceof Gone)) onError(error);
        return refuse(500, 'unexpected error; the terminal says more');
      })
      .then((response) => send(answer, message, response));
  });
  return { url: `http://${ADDRESS}:${own}/`, close: () => close(server) };
}

function requestOf(message: IncomingMessage): Request {
  return {
    method: message.method ?? '',
    target: message.url ?? '',
    header: (name) => {
      const values = message.headersDistinct[name] ?? [];
      return values.length === 1 ? values[0] : undefined;
    },
    body: () => readBody(message),
  };
}

function readBody(message: IncomingMessage): Promise<string> {
  if (Number(message.headers['content-length'] ?? 0) > LARGEST_BODY) return Promise.reject(new TooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    message.on('data', (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length > LARGEST_BODY) reject(new TooLarge());
      else chunks.push(chunk);
    });
    message.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    message.once('error', reject);
    message.once('close', () => reject(new Gone()));
  });
}

/** The other side left before it had said all. */
class Gone extends Error {}

function send(answer: ServerResponse, message: IncomingMessage, { status, headers, body }: Response): void {
  answer.writeHead(status, {
    ...HEADERS,
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    // What is left of a body that was not read ends with the connection.
    ...(!message.complete && { connection: 'close' }),
  });
  answer.end(message.method === 'HEAD' ? undefined : body);
  message.resume();
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
