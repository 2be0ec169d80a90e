import { Id } from '@karta/contracts';
import { findFile } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

/** A photo or document for the clerk; each look leaves an audit row. */
export const officeFile = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/files/:fileId',
  params: z.object({ fileId: Id }),
  audit: ({ params }) => ({ act: 'file.read', subjectKind: 'file', subjectId: params.fileId }),
  answer: 'file',
  async handle({ params }, { city }) {
    const isOffices = await belongsToOffice(city.knex, params.fileId);
    const file = isOffices && (await findFile(city.knex, city.vault, params.fileId));
    if (!file) throw new CardError('NOT_FOUND');
    const { mediaType, content } = file;
    const extension = mediaType === 'application/pdf' ? 'pdf' : 'jpg';
    return { mediaType, content, inline: mediaType === 'image/jpeg', name: `${file.kind}.${extension}` };
  },
});

/** A draft is its applicant's alone: the office sees files of sent applications, of the register and of cards. */
async function belongsToOffice(knex: Knex, fileId: string): Promise<boolean> {
  const { rows } = await knex.raw(
    `select 1 from applications where photo_file_id = :fileId and state <> 'draft'
     union all select 1 from application_documents d join applications a on a.id = d.application_id
       where d.file_id = :fileId and a.state <> 'draft'
     union all select 1 from residents where photo_file_id = :fileId
     union all select 1 from cards where photo_file_id = :fileId
     limit 1`,
    { fileId },
  );
  return rows.length > 0;
}
