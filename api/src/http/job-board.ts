import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { NOTIFICATION_QUEUE, writeAudit, type City, type Installation } from '@karta/db';
import { CardError } from '@karta/domain';
import { Queue, createPostgresBackend } from 'bullmq';
import express, { type RequestHandler } from 'express';
import type { OperatorActor } from './actor.ts';
import { findOperator, refuseForeignOrigin } from './session-check.ts';

interface Board {
  router: RequestHandler;
  close(): Promise<void>;
}

function createBoard(city: City): Board {
  const connection = { connectionString: city.databaseUrl, schema: 'bullmq', max: 4 };
  const queue = new Queue(NOTIFICATION_QUEUE, { connection }, createPostgresBackend);
  queue.on('error', () => {}); // the board shows its own error
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath('/admin/jobs');
  createBullBoard({ queues: [new BullMQAdapter(queue as never)], serverAdapter: serverAdapter as never });
  return { router: serverAdapter.getRouter() as RequestHandler, close: () => queue.close() };
}

/** bull-board has no sign-in and no forgery check of its own: both stand before it, and each act is recorded. */
export function createJobBoard(installation: Installation): { handler: RequestHandler; close(): Promise<void> } {
  const boards = new Map<string, Board>();
  const handler = express.Router();
  handler.use(async (request, response, next) => {
    const city = installation.cityOfHost(request.get('host') ?? '');
    if (!city) throw new CardError('UNKNOWN_CITY');
    const operator = await findOperator(request, city);
    if (!operator) throw new CardError('NOT_SIGNED_IN');
    if (!operator.permissions.includes('job.read')) throw new CardError('FORBIDDEN');
    refuseForeignOrigin(request);
    if (request.method !== 'GET') await recordChange(city, operator, request.path);
    const board = boards.get(city.id) ?? createBoard(city);
    boards.set(city.id, board);
    board.router(request, response, next);
  });
  return { handler, close: async () => void (await Promise.all([...boards.values()].map((board) => board.close()))) };
}

async function recordChange(city: City, { operatorId }: OperatorActor, path: string): Promise<void> {
  await writeAudit(city.knex, {
    ...{ actorKind: 'operator', actorId: operatorId, act: 'job.change' },
    ...{ subjectKind: 'job', subjectId: path.slice(0, 200) },
  });
}
