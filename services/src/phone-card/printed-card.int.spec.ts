import { randomUUID } from 'node:crypto';
import { Card, storeFile } from '@karta/db';
import { holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { cardOfCode } from './card-of-code.ts';
import { isOtherPhoto, signedCodeOf } from './printed-card.ts';

const PHOTO = Buffer.from('the photo as it was printed');
let own: OwnCity;
let other: OwnCity;
let card: Card;
beforeAll(async () => {
  [own, other] = [await openKeyedCity(), await openKeyedCity()];
  const { knex, vault } = own.city;
  const { residentId, accountId } = await holderIn(own.city);
  const keyId = await vault.keys.createPersonKey();
  const photoFileId = await storeFile(knex, vault, {
    keyId,
    accountId,
    kind: 'photo',
    mediaType: 'image/jpeg',
    content: PHOTO,
  });
  const id = randomUUID();
  const row = { id, residentId, keyId, photoFileId, state: 'active', holderName: 'Osoba Próbna', number: '01-000018' };
  await knex('cards').insert(row);
  card = await Card.query(knex).findById(id).throwIfNotFound();
}, 60_000);
afterAll(() => Promise.all([own.close(), other.close()]));

describe('the code that is printed on a card (X-1)', () => {
  it('leads to the card, and knows the photo that was printed beside it', async () => {
    const code = await signedCodeOf(own.city, card, PHOTO);
    expect(await cardOfCode(own.city.knex, own.city, code)).toMatchObject({ id: card.id });
    expect(await isOtherPhoto(own.city, code, card)).toBe(false);
  });

  it('says so where the record has another photo now', async () => {
    const code = await signedCodeOf(own.city, card, Buffer.from('somebody else'));
    expect(await isOtherPhoto(own.city, code, card)).toBe(true);
  });

  it('of a card that was printed without a photo says nothing of photos', async () => {
    const code = await signedCodeOf(own.city, card, undefined);
    expect(await isOtherPhoto(own.city, code, card)).toBe(false);
  });

  it('of another city is refused', async () => {
    const foreign = await signedCodeOf(other.city, card, PHOTO);
    await expect(cardOfCode(own.city.knex, own.city, foreign)).rejects.toMatchObject({ code: 'CARD_CODE_WRONG' });
  });
});
