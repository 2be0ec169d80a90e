import { BureauVerdicts } from '@karta/contracts';
import { checkResult, takeResult } from '@karta/services';
import { operatorRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { asDoer } from './as-doer.ts';
import { OfOrder, requireOrderAtPlace } from './order-at-place.ts';

/** What would become of each line of the file that came back; nothing is changed. */
const check = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/bureau-orders/:id/check',
  params: OfOrder,
  uploadLimit: FILE.bureauResult,
  answer: BureauVerdicts,
  async handle({ params: { id }, upload }, { city, actor }) {
    await requireOrderAtPlace(city.knex, actor, id);
    return upload.read((parts) => checkResult(city, id, parts));
  },
});

/** Takes the good lines; the same file again changes nothing. */
const take = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/bureau-orders/:id/result',
  params: OfOrder,
  uploadLimit: FILE.bureauResult,
  answer: BureauVerdicts,
  async handle({ params: { id }, upload }, { city, actor }) {
    await requireOrderAtPlace(city.knex, actor, id);
    return upload.read((parts) => takeResult(city, id, parts, asDoer(actor, city)));
  },
});

export const resultRoutes = [check, take];
