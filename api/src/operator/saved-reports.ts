import { Done, Id, NewSavedReport, SavedReportChange, SavedReportList } from '@karta/contracts';
import { changeReport, leaveMails, removeReport, savedReportsFor, saveReport } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

const OfSavedReport = z.object({ reportId: Id });

/** Saved reports: one's own and those that are shared; and who may be mailed one (000-28). */
const savedReports = operatorRoute('report.read', {
  method: 'get',
  path: '/operator/saved-reports',
  answer: SavedReportList,
  handle: (_input, { trx, actor }) => savedReportsFor(trx, actor),
});

const addSavedReport = operatorRoute('report.read', {
  method: 'post',
  path: '/operator/saved-reports',
  body: NewSavedReport,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { trx, city, actor }) => ({ id: await saveReport(trx, city, body, asDoer(actor, city)) }),
});

/** One's own, saved again; of two who save it at once the second is told. */
const putSavedReport = operatorRoute('report.read', {
  method: 'put',
  path: '/operator/saved-reports/:reportId',
  params: OfSavedReport,
  body: SavedReportChange,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { trx, city, actor }) {
    await changeReport(trx, city, { id: params.reportId, ...body }, asDoer(actor, city));
    return { done: true as const };
  },
});

const deleteSavedReport = operatorRoute('report.read', {
  method: 'delete',
  path: '/operator/saved-reports/:reportId',
  params: OfSavedReport,
  transaction: true,
  answer: Done,
  async handle({ params }, { trx, city, actor }) {
    await removeReport(trx, params.reportId, actor, asDoer(actor, city));
    return { done: true as const };
  },
});

/** Whoever gets its mails takes themselves off. */
const deleteOwnMails = operatorRoute('report.read', {
  method: 'delete',
  path: '/operator/saved-reports/:reportId/own-mails',
  params: OfSavedReport,
  transaction: true,
  answer: Done,
  async handle({ params }, { trx, city, actor }) {
    await leaveMails(trx, city, params.reportId, asDoer(actor, city));
    return { done: true as const };
  },
});

export const savedReportRoutes = [savedReports, addSavedReport, putSavedReport, deleteSavedReport, deleteOwnMails];
