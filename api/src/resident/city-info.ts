import { City, LegalText } from '@karta/contracts';
import { ConsentTextRow, PackageRow, PickupPointRow, readSettings, termsOfType } from '@karta/db';
import { CardError } from '@karta/domain';
import { newestTexts } from '@karta/services';
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
      PickupPointRow.query(city.knex).orderBy('position'),
      PackageRow.query(city.knex).orderBy('position'),
      ConsentTextRow.query(city.knex).orderBy('position'),
    ]);
    return {
      id: city.id,
      name: city.name,
      office: {
        name: settings.officeName,
        address: settings.officeAddress,
        email: settings.officeEmail,
        phone: settings.officePhone,
      },
      pickupPoints,
      packages,
      registrationConsents: newestTexts(texts.filter((text) => text.askedAt === 'registration')),
      applicationConsents: newestTexts(texts.filter((text) => text.askedAt === 'application')),
      duplicateReasons: settings.duplicateReasons.map(({ code, name, proposesBlock = false }) => ({
        code,
        name,
        proposesBlock,
      })),
      decisionDays: termsOfType(settings, 'card-issue').decisionDays,
    };
  },
});

/** The full text of a clause, in its newest version. */
export const legalText = publicRoute('resident', {
  method: 'get',
  path: '/resident/legal/:kind',
  params: z.object({ kind: z.string().max(40) }),
  answer: LegalText,
  async handle({ params }, { city }) {
    const text = await ConsentTextRow.query(city.knex).where('kind', params.kind).orderBy('version', 'desc').first();
    if (!text) throw new CardError('NOT_FOUND');
    return text;
  },
});
