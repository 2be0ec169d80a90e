import type { ReaderAnswer, ReaderRelief } from '@karta/contracts';
import { findFile, type Card, type City, type Reader } from '@karta/db';
import { toldBeside, type ReaderField, type ReaderVerdict } from '@karta/domain';
import { offersOn } from '../discounts/offers.ts';

/** Makes a small JPEG of a photo. */
export type Shrink = (photo: Buffer) => Promise<Buffer>;

interface Asking {
  readonly reader: Pick<Reader, 'shows' | 'partnerId'>;
  readonly verdict: ReaderVerdict;
  readonly shrink: Shrink;
}
type Shown = Pick<ReaderAnswer, ReaderField>;

/**
 * What the profile of a reader allows it to tell of a card beside a verdict. Nothing else is read, opened or sent (000-43, X-22):
 * a field that is not allowed has no value here, and no key.
 */
export async function shownOnReader(city: City, card: Card, { reader, verdict, shrink }: Asking): Promise<Shown> {
  const ask: { readonly [F in ReaderField]: () => Shown[F] | Promise<Shown[F]> } = {
    name: () => card.holderName,
    photo: () => photoOf(city, card, shrink),
    number: () => card.number,
    validUntil: () => card.validUntil,
    reliefs: () => reliefsOf(city, card, reader.partnerId),
  };
  const told = toldBeside(verdict, reader.shows);
  return Object.fromEntries(await Promise.all(told.map(async (field) => [field, await ask[field]()])));
}

/** The photo of the card's holder, small, in base64; null where there is none any more. */
export async function photoOf({ knex, vault }: City, { photoFileId }: Card, shrink: Shrink): Promise<string | null> {
  const file = photoFileId === null ? undefined : await findFile(knex, vault, photoFileId);
  return file ? (await shrink(file.content)).toString('base64') : null;
}

/** The partner's discounts of today for packages that the card holds; at a reader of the town the packages. */
export async function reliefsOf({ knex, clock }: City, card: Card, partnerId: string | null): Promise<ReaderRelief[]> {
  const held = knex('resident_packages').where({ cardId: card.id }).where('validUntil', '>=', clock.today());
  if (partnerId === null) {
    const packages = await knex('packages')
      .whereIn('code', held.select('packageCode'))
      .orderBy('position')
      .select('name');
    return packages.map(({ name }) => ({ name, packageName: name, savingKind: null, savingValue: null }));
  }
  const offers = await offersOn(knex, clock.today())
    .where('p.id', partnerId)
    .whereIn('d.package_code', held.select('packageCode'));
  return offers.map(({ name, packageName, savingKind, savingValue }) => ({
    ...{ name, packageName, savingKind, savingValue },
  }));
}
