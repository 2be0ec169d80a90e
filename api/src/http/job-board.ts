import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { deadlinesOf, NOTIFICATION_QUEUES, seldom, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { Queue, createPostgresBackend } from 'bullmq';
import type { RequestHandler } from 'express';
import type { OperatorActor } from './actor.ts';
import { noteLook } from './first-look.ts';
import { markReload } from './reloads.ts';
import { findOperator, refuseForeignOrigin } from './session-check.ts';

const STATEMENT_MS = 10_000;

export interface JobBoard {
  handler: RequestHandler;
  close(): Promise<void>;
}

/**
 * The board of one city's queues, made at its first use. bull-board has no sign-in and no forgery check of its own: both
 * stand before it, and it changes nothing.
 */
export function createJobBoard(city: City): JobBoard {
  let board: Promise<JobBoard> | undefined;
  /** A board whose queues never connected is thrown away: BullMQ keeps the failure of a first connection for ever. */
  const opened = (): Promise<JobBoard> =>
    (board ??= openBoard(city).catch((error: unknown) => {
      board = undefined;
      seldom.error('job board', { cityId: city.id, error });
      throw new CardError('TEMPORARILY_UNAVAILABLE');
    }));
  return {
    async handler(request, response, next) {
      // the board asks by itself every few seconds
      if (request.method === 'GET' && request.path.startsWith('/api/')) markReload(request);
      const operator = await findOperator(request, city);
      if (!operator) throw new CardError('NOT_SIGNED_IN');
      if (!operator.permissions.includes('job.read')) throw new CardError('FORBIDDEN');
      refuseForeignOrigin(request);
      // pausing, emptying and removing go past everybody who waits for a letter: the board shows, and does nothing
      if (request.method !== 'GET') {
        await recordTry(city, operator, request.method, request.path);
        throw new CardError('METHOD_NOT_ALLOWED');
      }
      await recordLook(city, operator);
      const { handler } = await opened();
      await handler(request, response, next);
    },
    // one that did not open has nothing to close
    close: async () => (await board?.catch(() => undefined))?.close(),
  };
}

/** @throws when the database does not answer in time */
async function openBoard(city: City): Promise<JobBoard> {
  const connection = {
    connectionString: city.databaseUrl,
    schema: 'bullmq',
    max: 1,
    idleTimeoutMillis: 10_000,
    ...deadlinesOf(STATEMENT_MS),
  };
  const queues = Object.values(NOTIFICATION_QUEUES).map(
    (name) => new Queue(name, { connection }, createPostgresBackend),
  );
  const close = async () => void (await Promise.all(queues.map((queue) => queue.close())));
  for (const queue of queues) queue.on('error', (error) => seldom.error('job board', { cityId: city.id, error }));
  try {
    await Promise.all(queues.map((queue) => queue.waitUntilReady()));
  } catch (error) {
    await close();
    throw error;
  }
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath('/admin/jobs');
  const adapters = queues.map((queue) => new BullMQAdapter(queue as never, { readOnlyMode: true }));
  createBullBoard({ queues: adapters, serverAdapter: serverAdapter as never });
  return { handler: serverAdapter.getRouter() as RequestHandler, close };
}

/** A look, once: the board asks for its figures every few seconds. */
async function recordLook(city: City, { operatorId }: OperatorActor): Promise<void> {
  const noted = { act: 'job.read', subjectKind: 'job', subjectId: null } as const;
  const row = { actorKind: 'operator', actorId: operatorId, ...noted } as const;
  await noteLook(city, `operator:${operatorId}`, noted, () => writeAudit(city.knex, row));
}

/** That somebody tried to change a queue. */
async function recordTry(city: City, { operatorId }: OperatorActor, method: string, path: string): Promise<void> {
  await writeAudit(city.knex, {
    ...{ actorKind: 'operator', actorId: operatorId },
    act: 'access.refuse',
    subjectKind: 'job',
    subjectId: `${method} ${path}`.slice(0, 200),
  });
}
