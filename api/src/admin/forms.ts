import { FormList, NewForm, PublishedForm } from '@karta/contracts';
import { FormRow } from '@karta/db';
import { publishForm } from '@karta/services';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** Every version of every form of the town, the newest first. */
export const forms = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/forms',
  answer: FormList,
  async handle(_input, { trx }) {
    const rows = await FormRow.query(trx).orderBy([{ column: 'code' }, { column: 'version', order: 'desc' }]);
    const shown = rows.map(({ publishedAt, retiredAt, publishedBy: _by, ...form }) => ({
      ...form,
      publishedAt: publishedAt.toISOString(),
      isRetired: retiredAt !== null,
    }));
    return { forms: shown } as unknown as z.infer<typeof FormList>;
  },
});

/** Publishes a form, or the next version of one; what is wrong with it comes back part by part. */
export const postForm = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/forms',
  body: NewForm,
  once: true,
  answer: PublishedForm,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    return { code: body.code, version: await publishForm(trx, city, body, by) };
  },
});
