import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { storeFile } from '@karta/db';
import { addYears, type CardState } from '@karta/domain';
import { signedInResident, type Resident } from './applications.ts';
import { withRecords } from './cases.ts';
import { portraitJpeg } from './people.ts';

export interface HeldCard extends Resident {
  id: string;
  number: string;
  uid: string;
  holderName: string;
  validUntil: string;
}

/** A resident with a card that no device has made: with a photo, and the package of residents. */
export async function heldCard(): Promise<HeldCard> {
  const resident = await signedInResident();
  const { firstName, lastName, email } = resident.applicant;
  const photo = await portraitJpeg();
  return withRecords(async ({ knex, vault, clock }) => {
    const [id, residentId, uid] = [randomUUID(), randomUUID(), randomBytes(4).toString('hex').toUpperCase()];
    const { id: accountId, keyId } = await knex('accounts').where({ email }).first('id', 'keyId');
    const file = { keyId, accountId, kind: 'photo', mediaType: 'image/jpeg', content: photo } as const;
    const photoFileId = await storeFile(knex, vault, file);
    await knex('residents').insert({ id: residentId, accountId, keyId, firstName, lastName, photoFileId });
    const [number, holderName] = [`77-${randomInt(1e8, 1e9)}`, `${firstName} ${lastName}`];
    const validUntil = addYears(clock.today(), 3);
    const state: CardState = 'active';
    await knex('cards').insert({
      ...{ id, residentId, keyId, photoFileId, state, number, holderName, validFrom: clock.today(), validUntil },
      uid: await vault.seal(keyId, { table: 'cards', row: id, column: 'uid' }, uid),
      uidIndex: await vault.blindIndex('chip-uid', uid),
    });
    await knex('resident_packages').insert({ residentId, packageCode: 'resident', cardId: id, validUntil });
    return { ...resident, id, number, uid, holderName, validUntil };
  });
}
