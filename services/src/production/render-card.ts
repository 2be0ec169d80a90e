import type { CardContent } from '@karta/card-design';
import { findFile, PackageRow, readSettings, Resident, type Card, type City } from '@karta/db';
import type { PrintOffset } from '@karta/domain';
import { publishedDesign } from '../card-designs/design-rows.ts';
import { printOf } from '../card-designs/print-design.ts';
import { signedCodeOf } from '../phone-card/printed-card.ts';

/** The card as it is printed, by the version of the design that it was begun with; `offset` is that of the station. */
export async function renderCard(city: City, card: Card, offset?: PrintOffset): Promise<Buffer> {
  const { knex } = city;
  // Fonts and the writer of PDFs take 30 MiB: only who prints loads them.
  const { renderCardPdf } = await import('@karta/card-design/pdf');
  // Version 1 is what was printed before cards knew their design.
  const template = await publishedDesign(knex, card.designVersion ?? 1);
  const { look, pictures } = await printOf(knex, template);
  const content = await contentOf(city, card);
  const shown = { ...content, town: { ...content.town, ...look } };
  return Buffer.from(await renderCardPdf(template, shown, { pictures, ...(offset && { offset }) }));
}

/** What is printed. The card itself has no end: validity belongs to the packages, which partners see online. */
async function contentOf(city: City, card: Card): Promise<CardContent> {
  const resident = await Resident.query(city.knex).findById(card.residentId).throwIfNotFound();
  const photo = card.photoFileId ? await findFile(city.knex, city.vault, card.photoFileId) : undefined;
  const { cardReturnPlace, townName } = await readSettings(city.knex);
  const application = await city.knex('applications').where('id', card.applicationId).first('packageCode');
  const found = application && (await PackageRow.query(city.knex).findById(application.packageCode));
  return {
    town: { name: townName || city.name, returnPlace: cardReturnPlace },
    givenNames: resident.firstName,
    surname: resident.lastName,
    number: card.number,
    validUntil: null,
    issuedOn: city.clock.today(),
    packages: found ? [found.name] : [],
    photo: photo ? { mime: 'image/jpeg', bytes: photo.content } : null,
    signedCode: await signedCodeOf(city, card, photo?.content),
  };
}
