import type { ApplicationView } from '@karta/contracts';
import { ApplicationDocumentRow } from '@karta/db';
import type { Knex } from 'knex';

/** Documents of an application in the order they were added. */
export async function documentsOf(knex: Knex, applicationId: string): Promise<ApplicationView['documents']> {
  const rows = await ApplicationDocumentRow.query(knex)
    .where('applicationId', applicationId)
    .join('files', 'files.id', 'application_documents.file_id')
    .select('application_documents.*', 'files.media_type', 'files.size')
    .orderBy('addedAt');
  return rows.map((row) => {
    const { fileId, pictureId, documentType, name, documentDate, documentEnd, addedAt, mediaType, size } =
      row as ApplicationDocumentRow & {
        mediaType: string;
        size: number;
      };
    return {
      fileId,
      pictureId,
      documentType,
      name,
      documentDate,
      documentEnd,
      mediaType,
      size,
      addedAt: addedAt.toISOString(),
    };
  });
}
