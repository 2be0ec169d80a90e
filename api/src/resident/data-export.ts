import { DataExportList, DataExportView, Id, WithPassword } from '@karta/contracts';
import { DataExport, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { askForData, openDataExport } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { requirePassword } from './account.ts';
import { asDoer } from './as-doer.ts';

function viewOf({ clock }: City, { id, requestedAt, readyAt, expiresAt, size }: DataExport): DataExportView {
  const isOver = expiresAt !== null && expiresAt <= clock.now();
  return {
    id,
    state: readyAt === null ? 'waiting' : isOver ? 'over' : 'ready',
    requestedAt: requestedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    size,
  };
}

/** The own data as files that were asked for, newest first (H-7). */
export const dataExports = residentRoute({
  method: 'get',
  path: '/resident/account/data-exports',
  answer: DataExportList,
  async handle(_input, { city, actor }) {
    const { accountId } = actor;
    const found = await DataExport.query(city.knex)
      .where({ accountId })
      .orderBy('requestedAt', 'desc')
      .limit(5)
      .select('id', 'requestedAt', 'readyAt', 'expiresAt', 'size');
    return { exports: found.map((each) => viewOf(city, each)) };
  },
});

/** Asks for the own data as a file; it is made in the background and told by mail (RODO art. 15 and 20). */
export const askForDataExport = residentRoute({
  method: 'post',
  path: '/resident/account/data-exports',
  body: WithPassword,
  // the password is not kept with the key, not even hashed
  once: () => 'data-export',
  answer: DataExportView,
  status: 201,
  async handle({ body }, { city, actor, throttle, trx }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    return viewOf(city, await askForData(trx, city, actor.accountId, asDoer(actor, city)));
  },
});

/** The file; taking it leaves a row. */
export const dataExportFile = residentRoute({
  method: 'get',
  path: '/resident/account/data-exports/:id/file',
  params: z.object({ id: Id }),
  answer: 'file',
  async handle({ params }, { city, actor }) {
    const content = await openDataExport(city, actor.accountId, params.id);
    if (!content) throw new CardError('NOT_FOUND');
    await writeAudit(city.knex, {
      actorKind: 'resident',
      actorId: actor.holderId,
      actsFor: actor.actsFor?.memberId ?? null,
      act: 'account.take-export',
      subjectKind: 'account',
      subjectId: actor.accountId,
    });
    return { mediaType: 'application/zip', content, inline: false, name: 'moje-dane.zip' };
  },
});
