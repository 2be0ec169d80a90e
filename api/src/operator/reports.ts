import { Report, ReportName, ReportQuestion } from '@karta/contracts';
import { placeLimit } from '@karta/domain';
import { makeReport } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

/** A report of the office (000-28); whoever may read of one point only is told of that one. */
export const report = operatorRoute('report.read', {
  method: 'get',
  path: '/operator/reports/:name',
  params: z.object({ name: ReportName }),
  query: ReportQuestion,
  reads: ({ params: { name }, query }) => ({
    act: 'report.read',
    subjectKind: 'report',
    subjectId: name,
    facts: query,
  }),
  answer: Report,
  async handle({ params, query }, { city, actor }) {
    const own = placeLimit(actor, 'report.read');
    const points: { id: string; name: string }[] = await city
      .knex('pickup_points')
      .where((rows) => void (own === null || rows.where({ id: own })))
      .orderBy('name')
      .select('id', 'name');
    const rows = await makeReport(city, params.name, { ...query, ...(own !== null && { point: own }) });
    return { rows, points };
  },
});
