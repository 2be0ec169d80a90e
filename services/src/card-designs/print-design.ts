import {
  SAMPLE_PEOPLE,
  sampleCard,
  TOWN_ARMS,
  townColours,
  type CardContent,
  type CardPhoto,
  type CardTemplate,
  type SamplePerson,
} from '@karta/card-design';
import { readSettings, type City } from '@karta/db';
import { CardError, type PrintOffset } from '@karta/domain';
import type { Knex } from 'knex';
import { findArms } from '../town/town-arms.ts';
import { findCardImage, imagesIn } from './card-images.ts';
import { requireFaultless } from './change-design.ts';
import { designOf, findDraft, templateOf } from './design-rows.ts';
import { previewFacts } from './list-designs.ts';

/** The look of the town, and the pictures that a design shows. */
interface DesignPrint {
  readonly look: Pick<CardContent['town'], 'colours' | 'hasArms'>;
  readonly pictures: ReadonlyMap<string, CardPhoto>;
}

/** What a design needs beside the card: the colours and the arms of the town as they are now, and its pictures. */
export async function printOf(trx: Knex, template: CardTemplate): Promise<DesignPrint> {
  const { townColour } = await readSettings(trx);
  const arms = await findArms(trx);
  const pictures = new Map<string, CardPhoto>();
  if (arms) pictures.set(TOWN_ARMS, { mime: 'image/png', bytes: arms.picture });
  for (const id of imagesIn(designOf(template))) {
    const image = await findCardImage(trx, id);
    if (image) pictures.set(id, { mime: image.mediaType, bytes: image.picture });
  }
  return { look: { colours: townColours(townColour), hasArms: arms !== undefined }, pictures };
}

/** The draft on paper with a sample person, marked across. @throws CardError NOT_FOUND without a draft, VALIDATION */
export async function designSpecimen(trx: Knex, city: City, person: SamplePerson['code']): Promise<Buffer> {
  const draft = await findDraft(trx);
  const sample = SAMPLE_PEOPLE.find(({ code }) => code === person);
  if (!draft || !sample) throw new CardError('NOT_FOUND');
  await requireFaultless(trx, city, draft);
  const template = templateOf(draft);
  return specimenOf(trx, city, { template, sample });
}

/** A design on paper with a sample person, marked across; `offset` is that of the station. */
export async function specimenOf(
  trx: Knex,
  city: City,
  { template, sample, offset }: { template: CardTemplate; sample: SamplePerson; offset?: PrintOffset },
): Promise<Buffer> {
  const { look, pictures } = await printOf(trx, template);
  const { townName, returnPlace, number } = await previewFacts(trx, city);
  const town = { name: townName, returnPlace, ...look };
  // Fonts and the writer of PDFs take 30 MiB: only who prints loads them.
  const { renderCardPdf } = await import('@karta/card-design/pdf');
  const card = sampleCard(sample, { town, number, today: city.clock.today() });
  return Buffer.from(await renderCardPdf(template, card, { pictures, isSpecimen: true, ...(offset && { offset }) }));
}
