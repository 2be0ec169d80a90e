import { IdempotencyKey, type Problem } from '@karta/contracts';
import { log, seldom, type City } from '@karta/db';
import { CardError, type ErrorCode } from '@karta/domain';
import { onBehalfOf, TurnTaker } from '@karta/services';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import type * as z from 'zod';
import type { Actor } from './actor.ts';
import { admitUpload } from './admit-upload.ts';
import type { Context, FileReply, Input, Route, StreamReply } from './definition.ts';
import { answerError, validationError } from './errors.ts';
import { ACTS_AT_ONCE, BODY } from './limits.ts';
import { onClose } from './on-close.ts';
import { countPartner, partnerStatusOf } from './partner-protocol.ts';
import { PARTNER_DETAILS } from './partner-details.ts';
import type { Pace } from './pace.ts';
import { ownerOf, perform, recordRefusal } from './perform.ts';
import { receiveUpload, type Upload } from './receive-upload.ts';
import { markReload } from './reloads.ts';
import { sendEvents } from './send-events.ts';
import { sendJson } from './send-json.ts';
import { namesTag, sendStream } from './send-stream.ts';
import { SlowRefusals } from './slow-refusals.ts';

/** Finds who calls and refuses whoever may not: the one place that decides it. */
export interface Authenticator {
  /** `isAgain`: the request has been judged before, and its session may have ended since. */
  contextFor(request: Request, route: Route, how?: { isAgain: boolean }): Promise<Omit<Context<Actor>, 'trx'>>;
}

/** Mounts routes of the table on a router below `/api`. Areas never see Express's requests and answers. */
export function mountRoutes(routes: readonly Route[], authenticator: Authenticator): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    const { method, path } = route.shape;
    const stillMay: StillMay = (request, city) => mayStill(authenticator, request, route, city);
    router[method](
      path,
      guard(route, authenticator),
      ...parsers(route),
      judgeAgain(route, authenticator),
      serve(route, stillMay),
    );
  }
  for (const path of new Set(routes.map((route) => route.shape.path))) {
    router.all(path, () => {
      throw new CardError('METHOD_NOT_ALLOWED');
    });
  }
  return router;
}

/**
 * Requests that change something, or ask for a file, are worked at side by side as far as one address and one person do not
 * have all of it; the others of the same caller wait in front, where waiting costs nobody anything.
 */
const lanes = new TurnTaker(Number.POSITIVE_INFINITY, 2000, { ofOne: ACTS_AT_ONCE });

type Handler = (request: Request, response: Response, next: NextFunction) => Promise<void>;

// Who calls is settled before a byte of the body is read.
function guard(route: Route, authenticator: Authenticator): Handler {
  return async (request, response, next) => {
    // who listens to a stream does nothing, however long
    if (route.shape.answer === 'events') markReload(request);
    const context = await inLane(route, `address:${request.ip}`, () => authenticator.contextFor(request, route));
    if (context.actor.kind === 'partner') await countPartner(response, context, context.actor.partnerId);
    response.locals['context'] = context;
    response.locals['isWhole'] = request.complete;
    onBehalfOf(callerOf(context.actor), next);
  };
}

const inLane = <Result>({ shape }: Route, caller: string, work: () => Promise<Result>): Promise<Result> =>
  shape.method === 'get' ? work() : onBehalfOf(caller, () => lanes.take(work));

/** Whose turn it is at expensive work: nobody chooses the account or the address they come with. */
const callerOf = (actor: Actor): string => (actor.kind === 'guest' ? `address:${actor.address}` : ownerOf(actor));

/** A body may have been sent for minutes: whoever was signed out or lost a right meanwhile is nobody by its end. */
function judgeAgain(route: Route, authenticator: Authenticator): Handler {
  return async (request, response, next) => {
    if (!response.locals['isWhole']) {
      response.locals['context'] = await authenticator.contextFor(request, route, { isAgain: true });
    }
    next();
  };
}

function parsers({ shape }: Route): express.RequestHandler[] {
  if (shape.uploadLimit !== undefined) return [admitUpload, takeUpload(shape.uploadLimit)];
  const json = express.json({ limit: shape.bodyLimit ?? BODY.json });
  return shape.form ? [json, express.urlencoded({ extended: false, limit: BODY.form })] : [json];
}

/** What was sent is there for the handler, and gone with the answer. */
function takeUpload(limit: number): Handler {
  return async (request, response, next) => {
    const upload = await receiveUpload(request, limit, response.locals['paces'] as readonly Pace[]);
    onClose(response, () => void upload.discard());
    if (response.closed) return;
    response.locals['upload'] = upload;
    next();
  };
}

type StillMay = (request: Request, city: City) => Promise<boolean>;

function serve(route: Route, stillMay: StillMay): Handler {
  const { shape } = route;
  return async (request, response) => {
    const context = response.locals['context'] as Omit<Context<Actor>, 'trx'>;
    const input = readInput(shape, request, response);
    const act = (): Promise<unknown> => perform(route, input, context);
    const reply = await inLane(route, callerOf(context.actor), act).catch(async (error: unknown) => {
      if (isRefusal(error)) await recordRefusal(context.city, context.actor, route, error.code);
      throw error;
    });
    // somebody who was told meanwhile to come again
    if (response.headersSent) return;
    if (shape.answer === 'file') return sendFile(response, reply as FileReply);
    if (shape.answer === 'events') {
      return sendEvents(response, reply as AsyncIterable<string>, () => stillMay(request, context.city));
    }
    if (shape.answer === 'stream') {
      return sendStream(request, response, reply as StreamReply, () => stillMay(request, context.city));
    }
    response.setHeader('Cache-Control', 'no-store');
    response.status(shape.status ?? 200);
    await sendJson(response, shape.answer, reply);
  };
}

/** What a person may not do, as against what cannot be done now. */
function isRefusal(error: unknown): error is CardError {
  return (
    error instanceof CardError &&
    ['FORBIDDEN', 'SECOND_PERSON_REQUIRED', 'OWN_ACCESS', 'LAST_ADMIN'].includes(error.code)
  );
}

function readInput(shape: Route['shape'], request: Request, { locals }: Response): Input<unknown, unknown, unknown> {
  const body: unknown = request.body;
  const isEmpty = body === undefined || request.get('content-length') === '0';
  if (shape.body !== undefined && isEmpty) refuseMissingBody(request);
  const [params, query, read] = readAll([
    [shape.params, request.params],
    [shape.query, request.query],
    [shape.body, body],
  ]);
  return {
    params,
    query,
    body: read,
    idempotencyKey: shape.once || shape.needsIdempotencyKey ? readKey(request) : '',
    upload: locals['upload'] as Upload,
    accepts: (types) => types.find((type) => type === request.accepts([...types])),
    hasAlready: (tag) => namesTag(request.get('if-none-match'), tag),
    authorization: request.get('authorization'),
    closed: closedSignal(request),
  };
}

/** A body of a type that was not read counts for nothing; taken as an empty one it would empty a draft. */
function refuseMissingBody(request: Request): never {
  const isOtherType = request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;
  throw new CardError(isOtherType ? 'UNSUPPORTED_MEDIA_TYPE' : 'MALFORMED_BODY');
}

/** Whatever is wrong with any of them is told at once. */
function readAll(parts: readonly (readonly [z.ZodType | undefined, unknown])[]): unknown[] {
  const results = parts.map(([schema, value]) => schema?.safeParse(value));
  const issues = results.flatMap((result) => result?.error?.issues ?? []);
  if (issues.length > 0) throw validationError({ issues });
  return results.map((result) => result?.data);
}

function readKey(request: Request): string {
  const key = IdempotencyKey.safeParse(request.get('idempotency-key'));
  if (!key.success) throw new CardError('IDEMPOTENCY_KEY_REQUIRED');
  return key.data;
}

function closedSignal(request: Request): AbortSignal {
  const closed = new AbortController();
  if (request.res) onClose(request.res, () => closed.abort());
  return closed.signal;
}

function sendFile(response: Response, file: FileReply): void {
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  const disposition = file.inline ? 'inline' : 'attachment';
  response.setHeader('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  response.send(file.content);
}

/** Whether who listens may do so still, in the town as it is opened now. An outage ends nothing. */
async function mayStill(authenticator: Authenticator, request: Request, route: Route, city: City): Promise<boolean> {
  try {
    return (await authenticator.contextFor(request, route, { isAgain: true })).city === city;
  } catch (error) {
    return answerError(error).problem.code === 'TEMPORARILY_UNAVAILABLE';
  }
}

/** The same problem as the listener of partners answers it. */
const asPartners = (problem: Problem): Problem => ({
  ...problem,
  status: partnerStatusOf(problem.code as ErrorCode, problem.status),
  detail: problem.detail ?? PARTNER_DETAILS[problem.code] ?? problem.title,
});

const refusals = new SlowRefusals();

/** The last handler: whatever went wrong becomes problem+json. `noteDiskFull` hears that an answer failed for want of space. */
export function handleErrors(noteDiskFull: () => void): express.ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // who has had an answer already: what failed after it is nobody's
    if (response.writableEnded) return;
    if (response.headersSent) return next(error);
    const { problem: general, retryAfterSeconds, unexpected } = answerError(error);
    const problem = response.locals['isPartners'] ? asPartners(general) : general;
    if (unexpected !== undefined) {
      // an outage hits each request of a town alike
      const say = problem.status === 503 ? seldom.error : log.error;
      const id = response.getHeader('X-Request-Id');
      say('request failed', { id, method: request.method, route: request.route?.path, error: unexpected });
    }
    if (problem.code === 'DISK_FULL') noteDiskFull();
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
    const answer = (): void =>
      void response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
    const delay = problem.status === 429 ? refusals.delayOf(request.ip ?? '') : 0;
    if (delay < 1) return answer();
    const held = setTimeout(answer, delay);
    response.once('close', () => clearTimeout(held));
  };
}
