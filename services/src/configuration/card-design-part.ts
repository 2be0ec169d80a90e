import { NURT_TEMPLATE } from '@karta/card-design';
import type { CardDesignInFile } from '@karta/contracts';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { findCardImage, imagesIn, keepCardImage } from '../card-designs/card-images.ts';
import { publishDesign, saveDesign } from '../card-designs/change-design.ts';
import { designInForce, designOf, findDraft } from '../card-designs/design-rows.ts';
import type { FilePart } from './file-part.ts';
import { isSame } from './is-same.ts';

/**
 * The design that new cards are made with, with its pictures; null: the one that comes with the program. One that the file
 * changes becomes the next version. A picture keeps its id from town to town, so the same id is the same picture.
 */
export const CARD_DESIGN_PART: FilePart<'cardDesign'> = {
  async read(trx) {
    const template = await designInForce(trx);
    return template === NURT_TEMPLATE
      ? null
      : { ...designOf(template), images: await imagesOf(trx, designOf(template)) };
  },
  async compare(trx, city, to) {
    const from = await CARD_DESIGN_PART.read(trx, city);
    if (isSame(drawn(from), drawn(to))) return [];
    return [{ key: 'cardDesign', name: 'cardDesign', from, to }];
  },
  async enter(trx, city, { to }, by) {
    // what somebody is working on is neither published nor lost by a file
    if (await findDraft(trx, { forUpdate: true })) throw new CardError('CARD_DRAFT_OPEN');
    const file = to as CardDesignInFile | null;
    for (const { id, content, ...image } of file?.images ?? [])
      await keepCardImage(trx, id, { ...image, picture: Buffer.from(content, 'base64') }, by);
    const { revision } = await saveDesign(trx, { design: drawn(file), revision: 0 }, by);
    await publishDesign(trx, city, { revision, note: '' }, by);
  },
};

function drawn(file: CardDesignInFile | null) {
  const { colours, front, back } = file ?? designOf(NURT_TEMPLATE);
  return { colours, front, back };
}

async function imagesOf(
  trx: Knex,
  design: Pick<CardDesignInFile, 'front' | 'back'>,
): Promise<CardDesignInFile['images']> {
  const images: CardDesignInFile['images'] = [];
  for (const id of imagesIn(design)) {
    const image = await findCardImage(trx, id);
    if (!image) continue;
    const { picture, mediaType, width, height } = image;
    images.push({ id, mediaType, width, height, content: picture.toString('base64') });
  }
  return images;
}
