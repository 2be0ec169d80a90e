import { Done, Id, ThreadFile, ThreadFileQuery } from '@karta/contracts';
import { dropThreadFile, keepThreadFile } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument } from '../http/received-file.ts';
import { asDoer } from './as-doer.ts';

/** An attachment of a message that is being written: a picture is made anew, a PDF is kept as it came (004-100, 004-104). */
export const addThreadFile = residentRoute({
  method: 'post',
  path: '/resident/thread-files',
  query: ThreadFileQuery,
  uploadLimit: FILE.document,
  answer: ThreadFile,
  status: 201,
  async handle({ query: { name }, upload }, { city, actor }) {
    const by = asDoer(actor, city);
    return upload.open(async (received) => {
      const { mediaType, content } = await readDocument(received);
      const file = { keyId: actor.keyId, taskId: null, name, mediaType, content };
      const fileId = await city.knex.transaction((trx) => keepThreadFile(trx, city, file, by));
      return { fileId, name, mediaType, size: content.length };
    });
  },
});

/** Takes an attachment back before it is sent. */
export const dropOwnThreadFile = residentRoute({
  method: 'delete',
  path: '/resident/thread-files/:fileId',
  params: z.object({ fileId: Id }),
  transaction: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await dropThreadFile(trx, params.fileId, asDoer(actor, city), null);
    return { done: true as const };
  },
});
