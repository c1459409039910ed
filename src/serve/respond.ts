import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '../publish/digest.ts';
import { type Desk, Refused } from './desk.ts';
import { draftSchema } from './draft.ts';
import { type Refusal, TOKEN_HEADER } from './shape.ts';

export interface Request {
  readonly method: string;
  /** As it stands in the request line. */
  readonly target: string;
  /** A header by its name in small letters; undefined where it is absent or stands several times. */
  readonly header: (name: string) => string | undefined;
  /** The body as text. @throws TooLarge */
  readonly body: () => Promise<string>;
}

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A body that is longer than a correction ever is. */
export class TooLarge extends Error {}

/** What a request must know to be answered. */
export interface Access {
  readonly token: string;
  /** Names by which the server is called, with the port: a name that a stranger's DNS gave is none of them. */
  readonly hosts: ReadonlySet<string>;
}

export const WRITE = '/corrections';
export const UNDO = '/undo';

const undoSchema = z.strictObject({ id: z.string() });
const STATUS: Readonly<Record<Refused['kind'], number>> = { misfit: 422, conflict: 409, disk: 500 };

/**
 * From a request to its response. Only three paths are known and none of them names a file; a page of another site can
 * neither read (Host) nor write (Origin, token, JSON).
 */
export async function respond(request: Request, desk: Desk, access: Access): Promise<Response> {
  const host = request.header('host') ?? '';
  if (!access.hosts.has(host)) return refuse(403, 'this server answers only to its own address');
  const path = request.target.split('?')[0];
  if (path === '/') {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod('GET, HEAD');
    const html = await desk.page({ token: access.token, write: WRITE, undo: UNDO });
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
  }
  if (path !== WRITE && path !== UNDO) return refuse(404, 'there is nothing here');
  if (request.method !== 'POST') return refuseMethod('POST');
  if (request.header('origin') !== `http://${host}`)
    return refuse(403, 'the request comes from another page');
  if (!isToken(request.header(TOKEN_HEADER), access.token)) {
    return refuse(403, 'the server was started again since this page was loaded; load the page again');
  }
  if (!/^application\/json(?:;|$)/.test(request.header('content-type') ?? '')) {
    return refuse(415, 'the body must be application/json');
  }
  try {
    const body = parse(await request.body());
    return await (path === WRITE
      ? answer(body, draftSchema, desk.write)
      : answer(body, undoSchema, ({ id }) => desk.undo(id)));
  } catch (error) {
    if (error instanceof TooLarge) return refuse(413, 'the body is too large');
    if (error instanceof Refused) return refuse(STATUS[error.kind], ...error.errors);
    throw error;
  }
}

async function answer<Input>(
  body: unknown,
  schema: z.ZodType<Input>,
  act: (input: Input) => Promise<object>,
): Promise<Response> {
  if (body === undefined) return refuse(400, 'the body is no JSON');
  const parsed = schema.safeParse(body);
  if (parsed.success) return json(200, await act(parsed.data));
  const issue = parsed.error.issues[0];
  return refuse(400, [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Hashed first, so that neither time nor an error tells how much of it is right. */
function isToken(given: string | undefined, token: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(given ?? '')), Buffer.from(sha256(token)));
}

export function refuse(status: number, ...errors: readonly string[]): Response {
  return json(status, { errors } satisfies Refusal);
}

function refuseMethod(allow: string): Response {
  const response = refuse(405, `only ${allow}`);
  return { ...response, headers: { ...response.headers, allow } };
}

function json(status: number, content: object): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(content) };
}
