import { Id } from '@karta/contracts';
import { findFile, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

/** A photo or document for the clerk; each look leaves an audit row. */
export const officeFile = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/files/:fileId',
  params: z.object({ fileId: Id }),
  answer: 'file',
  async handle({ params }, { city, actor }) {
    const file = await findFile(city.knex, city.vault, params.fileId);
    if (!file) throw new CardError('NOT_FOUND');
    await writeAudit(city.knex, {
      ...{
        actorKind: 'operator',
        actorId: actor.operatorId,
        act: 'file.read',
        subjectKind: 'file',
        subjectId: file.id,
      },
    });
    const { mediaType, content } = file;
    const extension = mediaType === 'application/pdf' ? 'pdf' : 'jpg';
    return { mediaType, content, inline: mediaType === 'image/jpeg', name: `${file.kind}.${extension}` };
  },
});
