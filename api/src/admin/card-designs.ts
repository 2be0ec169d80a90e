import {
  AddedCardImage,
  CardDesignDraft,
  CardDesignPublication,
  CardDesigns,
  CardDesignView,
  Done,
  OfCardDesign,
  PublishedCardDesign,
  SavedCardDesign,
  SpecimenOf,
} from '@karta/contracts';
import {
  addCardImage,
  designOf,
  designSpecimen,
  discardDesign,
  listDesigns,
  publishDesign,
  publishedDesign,
  saveDesign,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readCardImage } from '../http/read-card-image.ts';
import { byActor } from './by-actor.ts';

/** The versions of the card's design, and the draft of the next one. */
const cardDesigns = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/card-designs',
  answer: CardDesigns,
  handle: (_input, { city, trx }) => listDesigns(trx, city),
});

/** A published version, as it is drawn. */
const cardDesign = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/card-designs/:version',
  params: OfCardDesign,
  answer: CardDesignView,
  handle: async ({ params }, { trx }) => ({
    version: params.version,
    design: designOf(await publishedDesign(trx, params.version)),
  }),
});

/** Keeps the draft of the next version. */
const putCardDesignDraft = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/card-design-draft',
  body: CardDesignDraft,
  transaction: true,
  answer: SavedCardDesign,
  handle: ({ body }, { city, actor, trx }) => saveDesign(trx, body, byActor(actor, city)),
});

/** Gives the draft up; `revision` is the one that was seen. */
const deleteCardDesignDraft = adminRoute('settings.change', {
  method: 'delete',
  path: '/admin/card-design-draft/:revision',
  params: z.object({ revision: z.coerce.number().int().min(1).max(1_000_000_000) }).strict(),
  transaction: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await discardDesign(trx, params, byActor(actor, city));
    return { done: true } as const;
  },
});

/** Publishes the draft: cards that begin from now on are made with it. */
const postCardDesign = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/card-designs',
  body: CardDesignPublication,
  once: true,
  answer: PublishedCardDesign,
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({
    version: await publishDesign(trx, city, body, byActor(actor, city)),
  }),
});

/** The draft as a print of a sample person, marked WZÓR. */
const cardDesignSpecimen = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/card-design-specimen',
  query: SpecimenOf,
  answer: 'file',
  handle: async ({ query }, { city, trx }) => ({
    mediaType: 'application/pdf',
    content: await designSpecimen(trx, city, query.person),
    inline: false,
    name: `karta-wzor-${query.person}.pdf`,
  }),
});

/** Keeps a picture for the design. */
const postCardImage = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/card-images',
  uploadLimit: FILE.photo,
  answer: AddedCardImage,
  status: 201,
  async handle({ upload }, { city, actor }) {
    const image = await upload.open(readCardImage);
    const id = await city.knex.transaction((trx) => addCardImage(trx, image, byActor(actor, city)));
    return { id, width: image.width, height: image.height };
  },
});

/** Routes of the designer of the card. */
export const cardDesignRoutes = [
  cardDesigns,
  cardDesign,
  putCardDesignDraft,
  deleteCardDesignDraft,
  postCardDesign,
  cardDesignSpecimen,
  postCardImage,
];
