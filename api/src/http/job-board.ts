import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { NOTIFICATION_QUEUE, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { Queue, createPostgresBackend } from 'bullmq';
import type { RequestHandler } from 'express';
import type { OperatorActor } from './actor.ts';
import { findOperator, refuseForeignOrigin } from './session-check.ts';

export interface JobBoard {
  handler: RequestHandler;
  close(): Promise<void>;
}

/**
 * The board of one city's queue, made at its first use. bull-board has no sign-in and no forgery check of its own: both
 * stand before it, and each act is recorded.
 */
export function createJobBoard(city: City): JobBoard {
  let board: JobBoard | undefined;
  return {
    async handler(request, response, next) {
      const operator = await findOperator(request, city);
      if (!operator) throw new CardError('NOT_SIGNED_IN');
      if (!operator.permissions.includes('job.read')) throw new CardError('FORBIDDEN');
      refuseForeignOrigin(request);
      if (request.method !== 'GET') await recordChange(city, operator, request.path);
      board ??= openBoard(city);
      await board.handler(request, response, next);
    },
    close: async () => board?.close(),
  };
}

function openBoard(city: City): JobBoard {
  const connection = { connectionString: city.databaseUrl, schema: 'bullmq', max: 2, idleTimeoutMillis: 10_000 };
  const queue = new Queue(NOTIFICATION_QUEUE, { connection }, createPostgresBackend);
  queue.on('error', () => {}); // the board shows its own error
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath('/admin/jobs');
  createBullBoard({ queues: [new BullMQAdapter(queue as never)], serverAdapter: serverAdapter as never });
  return { handler: serverAdapter.getRouter() as RequestHandler, close: () => queue.close() };
}

async function recordChange(city: City, { operatorId }: OperatorActor, path: string): Promise<void> {
  await writeAudit(city.knex, {
    actorKind: 'operator',
    actorId: operatorId,
    act: 'job.change',
    subjectKind: 'job',
    subjectId: path.slice(0, 200),
  });
}
