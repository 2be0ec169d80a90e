import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { addDays, addYears, formatCardNumber, fullName, PARTNER_SCOPES } from '@karta/domain';
import type { Knex } from 'knex';
import sharp from 'sharp';
import { Account, ConsentTextRow, enterSettings, Operator, PackageRow, PickupPointRow } from '../../src/index.ts';
import { Card, Partner, PartnerKey, Resident, Station, storeFile, type City } from '../../src/index.ts';
import { ADDRESS_NAMES } from './address-names.ts';
import { CITY, CONSENT_TEXTS, PACKAGES, PICKUP_POINTS, REPLY_TEMPLATES, SETTINGS, THREAD_TYPES } from './city.ts';
import { NEWS } from './news.ts';
import { discountRow, PARTNER_PEOPLE, PARTNERS } from './partners.ts';
import { OPERATORS, RESIDENTS, STATIONS, testPesel } from './people.ts';

export { CITY } from './city.ts';

export interface DemoSecrets {
  /** Of every demo person; shown at the end of `npm start`. */
  password: string;
  stationToken: string;
  partnerSecret: string;
}

/** Enters the demo town in the platform database; harmless when it is there. */
export async function registerDemoCity(platform: Knex): Promise<void> {
  await platform('cities')
    .insert({ ...CITY, isDefault: true })
    .onConflict('id')
    .ignore();
}

/** Fills the demo town once: a second call finds its settings and leaves everything as it is. */
export async function seedDemoCity(city: City, secrets: DemoSecrets): Promise<void> {
  const filled = await city.knex('settings').first('key');
  if (filled) return;
  const passwordHash = await hash(secrets.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await city.knex.transaction(async (trx) => {
    await seedTables(trx, passwordHash, secrets);
    await seedPublished(trx, city, secrets);
    const addedAt = city.clock.now();
    await trx('partner_people').insert(PARTNER_PEOPLE.map((person) => ({ ...person, passwordHash, addedAt })));
    for (const [index, person] of RESIDENTS.entries()) await seedResident(trx, city, person, passwordHash, index + 1);
    await enterSettings(trx, SETTINGS);
  });
}

async function seedTables(trx: Knex.Transaction, passwordHash: string, secrets: DemoSecrets): Promise<void> {
  await PickupPointRow.query(trx).insert(PICKUP_POINTS);
  await PackageRow.query(trx).insert(PACKAGES);
  await trx('address_names').insert(ADDRESS_NAMES);
  await trx('thread_types').insert(THREAD_TYPES);
  await trx('reply_templates').insert(REPLY_TEMPLATES);
  await ConsentTextRow.query(trx).insert(CONSENT_TEXTS as Partial<ConsentTextRow>[]);
  for (const { roles, ...operator } of OPERATORS) {
    await Operator.query(trx).insert({ ...operator, passwordHash });
    await trx('operator_roles').insert(roles.map((roleCode) => ({ operatorId: operator.id, roleCode })));
  }
  const tokenHash = createHash('sha256').update(secrets.stationToken).digest();
  await Station.query(trx).insert(STATIONS.map((station) => ({ ...station, tokenHash })));
}

/** Partners with what they give, and news. */
async function seedPublished(trx: Knex.Transaction, { clock }: City, secrets: DemoSecrets): Promise<void> {
  const today = clock.today();
  const secretHash = await hash(secrets.partnerSecret, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  for (const { discounts, clientId, ...partner } of PARTNERS) {
    await Partner.query(trx).insert({ ...partner, scopes: [...PARTNER_SCOPES] });
    const key = { id: randomUUID(), partnerId: partner.id, name: clientId, clientId, secretHash, madeAt: clock.now() };
    await PartnerKey.query(trx).insert(key);
    await trx('discounts').insert(
      discounts.map((discount) => ({ id: randomUUID(), partnerId: partner.id, ...discountRow(discount, today) })),
    );
  }
  const daysFromNow = (days: number): Date => new Date(clock.now().getTime() + days * 86_400_000);
  for (const { publishedDaysAgo, dueInDays, untilInDays, ...row } of NEWS) {
    await trx('news').insert({
      ...row,
      dueOn: dueInDays === null ? null : addDays(today, dueInDays),
      publishedAt: daysFromNow(-publishedDaysAgo),
      publishedUntil: untilInDays === null ? null : daysFromNow(untilInDays),
    });
  }
}

type DemoResident = (typeof RESIDENTS)[number];

async function seedResident(
  trx: Knex.Transaction,
  city: City,
  person: DemoResident,
  passwordHash: string,
  serial: number,
): Promise<void> {
  const { vault } = city;
  const keyId = await vault.keys.createPersonKey();
  const { firstName, lastName, email, phone, street, houseNumber, flatNumber } = person;
  await Account.query(trx).insert({
    id: person.id,
    firstName,
    lastName,
    email,
    phone,
    passwordHash,
    keyId,
    state: 'active',
    activatedAt: city.clock.now(),
  });
  await trx('account_phones').insert({ accountId: person.id, phone, confirmedAt: city.clock.now() });
  const consents = CONSENT_TEXTS.filter((text) => text.askedAt === 'registration' && text.required);
  await trx('consents').insert(
    consents.map((text) => ({ accountId: person.id, consentTextId: text.id, givenAt: city.clock.now() })),
  );
  if (!person.hasCard) return;

  const pesel = testPesel(person.born, person.serial);
  const photo = await portrait(person.portrait);
  const photoFileId = await storeFile(trx, vault, {
    keyId,
    accountId: person.id,
    kind: 'photo',
    mediaType: 'image/jpeg',
    content: photo,
  });
  const id = randomUUID();
  await Resident.query(trx).insert({
    id,
    accountId: person.id,
    keyId,
    firstName,
    lastName,
    email,
    phone,
    street,
    houseNumber,
    flatNumber,
    birthDate: person.born,
    photoFileId,
    postalCode: '09-990',
    place: 'Nowa Rzeczna',
    pesel: await vault.seal(keyId, { table: 'residents', row: id, column: 'pesel' }, pesel),
    peselIndex: await vault.blindIndex('pesel', pesel),
  });
  await seedCard(trx, city, { ...person, residentId: id, keyId, photoFileId, serial });
}

async function seedCard(
  trx: Knex.Transaction,
  city: City,
  holder: DemoResident & { residentId: string; keyId: string; photoFileId: string; serial: number },
): Promise<void> {
  await trx.raw("select nextval('card_serial')");
  const { residentId, keyId, photoFileId } = holder;
  const [today, id] = [city.clock.today(), randomUUID()];
  const uid = createHash('sha256').update(holder.id).digest('hex').slice(0, 8).toUpperCase();
  const validUntil = addYears(today, 3);
  await Card.query(trx).insert({
    id,
    residentId,
    keyId,
    photoFileId,
    state: 'active',
    pickupPointId: PICKUP_POINTS[0]?.id ?? null,
    number: formatCardNumber(SETTINGS.cardNumberMask, holder.serial),
    holderName: fullName(holder),
    uid: await city.vault.seal(keyId, { table: 'cards', row: id, column: 'uid' }, uid),
    uidIndex: await city.vault.blindIndex('chip-uid', uid),
    readyAt: city.clock.now(),
    issuedAt: city.clock.now(),
    issuedBy: OPERATORS[0]?.id ?? null,
    validFrom: today,
    validUntil,
  });
  await trx('resident_packages').insert({ residentId, packageCode: 'resident', cardId: id, validUntil });
}

function portrait(file: string): Promise<Buffer> {
  const svg = readFileSync(join(import.meta.dirname, 'portraits', file));
  return sharp(svg, { density: 300 })
    .resize(709, 945, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .jpeg()
    .toBuffer();
}
