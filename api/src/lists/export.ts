import { Done, Id, OwnExports, type BegunExport } from '@karta/contracts';
import type { ListExport } from '@karta/db';
import { exportsOf, withdrawExport } from '@karta/services';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { staffRoute } from '../http/definition.ts';
import { asDoer } from '../operator/as-doer.ts';

/** As many rows as go out at once: a file of any size takes no more memory here. */
export const EXPORT_PAGE = 2000;
/** As many as the screen of one's own exports shows. */
const MOST_SHOWN = 30;

/** What a person is told of an export that began. */
export function viewBegun(row: ListExport, { name }: OperatorActor): BegunExport {
  const { id, begunAt, rows, approvalId } = row;
  return { exportId: id, at: begunAt.toISOString(), by: name, rows, waits: approvalId !== null };
}

/** What the signed-in person took as files, or may take. */
export const ownExports = staffRoute({
  method: 'get',
  path: '/operator/exports',
  answer: OwnExports,
  async handle(_input, { city, actor }) {
    const found = await exportsOf(city.knex, actor.operatorId, city.clock.now(), MOST_SHOWN);
    return {
      exports: found.map(({ row: { id, register, format, begunAt, reason, rows, question }, state, note }) => ({
        ...{ id, register, format, reason, rows, state, note, question },
        begunAt: begunAt.toISOString(),
      })) as OwnExports['exports'],
    };
  },
});

/** Whoever asked for a file takes it back while it waits, whatever other rights they have. */
export const withdrawOwnExport = staffRoute({
  method: 'post',
  path: '/operator/exports/:exportId/withdrawal',
  params: z.object({ exportId: Id }),
  transaction: true,
  answer: Done,
  async handle({ params }, { trx, city, actor }) {
    await withdrawExport(trx, city, params.exportId, asDoer(actor, city));
    return { done: true as const };
  },
});
