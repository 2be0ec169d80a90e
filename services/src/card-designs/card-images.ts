import { randomUUID } from 'node:crypto';
import type { CardDesign } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** Of one town; a version that was published keeps its pictures for ever. */
const MOST_IMAGES = 100;

/** A picture of a design, made anew from what was sent. */
export interface CardImage {
  readonly picture: Buffer;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** Keeps a picture for designs of the card. Returns its id. @throws CardError TOO_MANY_CARD_IMAGES */
export async function addCardImage(trx: Knex, image: CardImage, by: Doer): Promise<string> {
  const id = randomUUID();
  await keepCardImage(trx, id, image, by);
  return id;
}

/** Keeps a picture under an id that it has elsewhere already; one that is here stays as it is. @throws CardError TOO_MANY_CARD_IMAGES */
export async function keepCardImage(trx: Knex, id: string, image: CardImage, by: Doer): Promise<void> {
  await trx.raw("select pg_advisory_xact_lock(hashtextextended('card-images', 0))");
  if (await findCardImage(trx, id)) return;
  const { rows } = await trx.raw('select count(*)::int as kept from card_images');
  if (rows[0].kept >= MOST_IMAGES) throw new CardError('TOO_MANY_CARD_IMAGES');
  await trx('card_images').insert({ id, ...image, addedAt: by.now, addedBy: by.id });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card-design.add-image',
    subjectKind: 'card-image',
    subjectId: id,
    facts: { bytes: image.picture.length },
  });
}

/** A kept picture. */
export const findCardImage = (trx: Knex, id: string): Promise<CardImage | undefined> =>
  trx('card_images').where('id', id).first('picture', 'mediaType', 'width', 'height');

/** The ids of all pictures of a design. */
export const imagesIn = ({ front, back }: Pick<CardDesign, 'front' | 'back'>): string[] => [
  ...new Set([...front, ...back].flatMap((element) => (element.kind === 'image' ? [element.image] : []))),
];

/** @throws CardError VALIDATION for each element whose picture is not there */
export async function requireImages(trx: Knex, design: CardDesign): Promise<void> {
  const known = new Set(await trx('card_images').whereIn('id', imagesIn(design)).pluck('id'));
  const missing = (['front', 'back'] as const).flatMap((side) =>
    design[side].flatMap((element, index) =>
      element.kind === 'image' && !known.has(element.image)
        ? [{ path: `${side}.${index}`, code: 'IMAGE_UNKNOWN' }]
        : [],
    ),
  );
  if (missing.length > 0) throw new CardError('VALIDATION', {}, missing);
}
