import {
  Done,
  FormList,
  FormRetirement,
  FormSurroundings,
  NewForm,
  OfForm,
  PublishedForm,
  TriedForm,
} from '@karta/contracts';
import { listForms, publishForm, retireForm, triedSurroundings } from '@karta/services';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

/** Every version of every form of the town, the newest first. */
export const forms = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/forms',
  answer: FormList,
  handle: async (_input, { trx }) => ({ forms: await listForms(trx) }) as unknown as z.infer<typeof FormList>,
});

/** Publishes a form, or the next version of one; what is wrong with it comes back part by part. */
export const postForm = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/forms',
  body: NewForm,
  once: true,
  answer: PublishedForm,
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({
    code: body.code,
    version: await publishForm(trx, city, body, byActor(actor, city)),
  }),
});

/** From now on nobody begins this form, or everybody may again. */
export const putFormRetirement = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/forms/:code/retirement',
  params: OfForm,
  body: FormRetirement,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await retireForm(trx, params.code, body.isRetired, byActor(actor, city));
    return { done: true } as const;
  },
});

/** What a form may offer before anybody fills it: the editor shows and tries a form with it. */
export const formSurroundings = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/form-surroundings',
  query: TriedForm,
  answer: FormSurroundings,
  handle: async ({ query }, { city, trx }) =>
    (await triedSurroundings(trx, city, query)) as z.infer<typeof FormSurroundings>,
});
