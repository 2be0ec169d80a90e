import { City, LegalText } from '@karta/contracts';
import { ConsentTextRow, PackageRow, PickupPointRow, readSettings, termsOfType } from '@karta/db';
import { CardError, textsInForce } from '@karta/domain';
import { townLook } from '@karta/services';
import * as z from 'zod';
import { publicRoute } from '../http/definition.ts';

/** What the portal needs to draw itself. */
export const cityInfo = publicRoute('resident', {
  method: 'get',
  path: '/resident/city',
  answer: City,
  async handle(_input, { city }) {
    const [settings, pickupPoints, packages, texts] = await Promise.all([
      readSettings(city.knex),
      PickupPointRow.query(city.knex).where({ isClosed: false }).orderBy('position'),
      PackageRow.query(city.knex).where({ isClosed: false }).orderBy('position'),
      ConsentTextRow.query(city.knex).orderBy('position'),
    ]);
    const inForce = textsInForce(texts, city.clock.today());
    return {
      id: city.id,
      name: settings.townName || city.name,
      look: await townLook(city.knex),
      office: {
        name: settings.officeName,
        address: settings.officeAddress,
        email: settings.officeEmail,
        phone: settings.officePhone,
      },
      pickupPoints,
      packages,
      registrationConsents: inForce.filter((text) => text.askedAt === 'registration'),
      applicationConsents: inForce.filter((text) => text.askedAt === 'application'),
      duplicateReasons: settings.duplicateReasons.map(({ code, name, proposesBlock = false }) => ({
        code,
        name,
        proposesBlock,
      })),
      decisionDays: termsOfType(settings, 'card-issue').decisionDays,
    };
  },
});

/** The full text of a clause, in the version in force; a version that is announced, by its number. */
export const legalText = publicRoute('resident', {
  method: 'get',
  path: '/resident/legal/:kind',
  params: z.object({ kind: z.string().max(40) }),
  query: z.object({ version: z.coerce.number().int().min(1).max(10_000).optional() }),
  answer: LegalText,
  async handle({ params, query }, { city }) {
    const texts = await ConsentTextRow.query(city.knex).where('kind', params.kind);
    const text =
      query.version === undefined
        ? textsInForce(texts, city.clock.today())[0]
        : texts.find(({ version }) => version === query.version);
    if (!text) throw new CardError('NOT_FOUND');
    return text;
  },
});
