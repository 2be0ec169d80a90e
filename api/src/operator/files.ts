import { Id } from '@karta/contracts';
import { findFile } from '@karta/db';
import { CardError, placeLimit } from '@karta/domain';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

/** A photo or document for the clerk; each look leaves an audit row. */
export const officeFile = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/files/:fileId',
  params: z.object({ fileId: Id }),
  reads: ({ params }) => ({ act: 'file.read', subjectKind: 'file', subjectId: params.fileId }),
  answer: 'file',
  async handle({ params }, { city, actor }) {
    const isOffices = await belongsToOffice(city.knex, params.fileId, placeLimit(actor, 'application.read'));
    const file = isOffices && (await findFile(city.knex, city.vault, params.fileId));
    if (!file) throw new CardError('NOT_FOUND');
    const { mediaType, content } = file;
    const extension = mediaType === 'application/pdf' ? 'pdf' : 'jpg';
    return { mediaType, content, inline: mediaType === 'image/jpeg', name: `${file.kind}.${extension}` };
  },
});

/**
 * A draft is its applicant's alone: the office sees files of sent applications and messages, of cards, and of the register's people; who
 * is limited to a point, those of people who have an application or a card there.
 */
async function belongsToOffice(knex: Knex, fileId: string, limit: string | null): Promise<boolean> {
  const { rows } = await knex.raw(
    `with sent as (select * from applications a where a.state <> 'draft' and ${isAtPoint('a')}),
       made as (select * from cards c where ${isAtPoint('c')})
     select 1 from sent where photo_file_id = :fileId
     union all select 1 from application_documents d join sent on sent.id = d.application_id where d.file_id = :fileId
     union all select 1 from thread_files t where t.file_id = :fileId and (t.message_id is not null or t.task_id is not null)
     union all select 1 from made where photo_file_id = :fileId
     union all select 1 from paper_intakes i join applications a on a.id = i.application_id where a.photo_file_id = :fileId
     union all select 1 from paper_intakes i join application_documents d on d.application_id = i.application_id
       where d.file_id = :fileId
     union all select 1 from resident_documents where file_id = :fileId
     union all select 1 from residents r where photo_file_id = :fileId and (:limit::uuid is null
       or exists (select 1 from sent where sent.resident_id = r.id)
       or exists (select 1 from made where made.resident_id = r.id))
     limit 1`,
    { fileId, limit },
  );
  return rows.length > 0;
}

const isAtPoint = (table: string): string =>
  `(:limit::uuid is null or ${table}.pickup_point_id is null or ${table}.pickup_point_id = :limit)`;
