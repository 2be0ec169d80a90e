import { Id, OfficeApplicationDetail, type ApplicationFile } from '@karta/contracts';
import { Account, AccountHold, Application, ApplicationEvent, PackageRow, Resident, type City } from '@karta/db';
import { CardError, placeLimit } from '@karta/domain';
import {
  APPLICATIONS_IN_SQL,
  compareWithRegister,
  documentsOf,
  feeOf,
  filedTogether,
  filedLinesOf,
  formOf,
  guardianAnswerOf,
  keepAtPoint,
  MESSAGES_IN_SQL,
  NOT_ARRIVED,
  notesOnApplication,
  readablePart,
  registerRows,
  rowOf,
  secondCheckOf,
  submissionStateOf,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';
import { viewIdentity } from './identity.ts';

/** The fields that the column of holders is made of. */
const NAMES: readonly string[] = ['firstName', 'lastName'];
/** What the office reads of a form beside fields, picture, documents and consents. */
const BESIDE_FIELDS: readonly string[] = [
  'question',
  'card',
  'reason',
  'block-now',
  'receiving-card',
  'pickup-point',
  'second-guardian',
];
const OfApplication = z.object({ id: Id });

/**
 * What the office reads of one application; `namesHolder`: may this person read the name? The caller has checked the
 * right of `viewerId` and leaves the audit row.
 */
export async function applicationFile(
  city: City,
  id: string,
  viewerId: string,
  namesHolder: boolean,
): Promise<z.infer<typeof ApplicationFile>> {
  const application = await Application.query(city.knex).findById(id).throwIfNotFound();
  const found = await PackageRow.query(city.knex).findById(application.packageCode);
  const registered = await registeredPerson(city.knex, application);
  const submission = await viewSubmission(city, id);
  const shown = submission?.isUnchanged === false ? await readablePart(city.knex, city, application) : application;
  const comparison = await compareWithRegister(city.knex, city, shown, registered);
  const form = await formOf(city.knex, application);
  const lines = await filedLinesOf(city.knex, city, shown);
  const events = await ApplicationEvent.query(city.knex).where('applicationId', id).orderBy('id');
  return {
    id,
    number: application.number,
    state: application.state,
    packageName: found?.name ?? application.packageCode,
    criterion: found?.criterion ?? '',
    submittedAt: application.submittedAt?.toISOString() ?? null,
    comparison: namesHolder ? comparison : comparison.filter(({ field }) => !NAMES.includes(field)),
    photoFileId: application.photoFileId,
    registerPhotoFileId: registered?.photoFileId ?? null,
    registerId: registered?.id ?? null,
    documents: await documentsOf(city.knex, id),
    completionAnswer: application.completionAnswer,
    timeline: events.map(({ at, code, note, due }) => ({ at: at.toISOString(), code, note, due })),
    checks: application.checks,
    notes: await notesOnApplication(city.knex, id, viewerId),
    submission,
    identity: await viewIdentity(city, application),
    formNames: form.names,
    eligibility: application.eligibility,
    filedWith: await filedWith(city.knex, application),
    secondGuardian: await guardianAnswerOf(city.knex, city, id),
    lines: lines.filter(
      ({ kind }) => BESIDE_FIELDS.includes(kind) && (namesHolder || kind !== 'receiving-card'),
    ) as never,
    fee: application.fee ?? (await feeOf(city.knex, city, application)),
  };
}

async function filedWith(knex: Knex, { id, filingId }: Application): Promise<{ id: string; number: number }[]> {
  if (filingId === null) return [];
  const others = (await filedTogether(knex, [filingId])).get(filingId) ?? [];
  return others.filter((other) => other.id !== id).map((other) => ({ id: other.id, number: other.number }));
}

/** In one moment of the tables: what the applicant adds comes with its hash. */
async function viewSubmission(city: City, id: string): Promise<z.infer<typeof ApplicationFile>['submission']> {
  const sent = await city.knex.transaction((trx) => submissionStateOf(trx, city, id), {
    isolationLevel: 'repeatable read',
    readOnly: true,
  });
  if (sent.state === 'unknown' || sent.state === 'erased') return null;
  const { state, mark, cause, madeAt } = sent;
  return { isUnchanged: state === 'as-submitted', mark, cause, madeAt: madeAt.toISOString() };
}

/** A holder is known by the register's own id; whoever applies first, by the PESEL. */
async function registeredPerson(knex: Knex, { residentId, peselIndex }: Application): Promise<Resident | undefined> {
  if (residentId) return Resident.query(knex).findById(residentId);
  return peselIndex ? Resident.query(knex).findOne({ peselIndex }) : undefined;
}

/** One sent application with its file, its steps and its card; reading it leaves an audit row. */
export const officeApplication = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/applications/:id',
  params: OfApplication,
  reads: ({ params }) => ({ act: 'application.read', subjectKind: 'application', subjectId: params.id }),
  answer: OfficeApplicationDetail,
  async handle({ params: { id } }, { city, actor }) {
    const rows = registerRows(city.knex, APPLICATIONS_IN_SQL).where('a.id', id);
    keepAtPoint(rows, APPLICATIONS_IN_SQL, placeLimit(actor, 'application.read'));
    const row = await rows.first();
    if (!row) throw new CardError('NOT_FOUND');
    const hidden = hiddenNames(actor, APPLICATIONS_IN_SQL.of);
    const card = city.knex('cards').where('applicationId', id).whereNot('state', 'spoiled');
    return {
      ...rowOf(APPLICATIONS_IN_SQL, city, row, hidden),
      file: await applicationFile(city, id, actor.operatorId, !hidden.includes('holder')),
      tasks: await tasksOf(city.knex, id),
      secondCheck: await secondCheckOf(city.knex, id, actor),
      card: (await card.first('id', 'number', 'state', 'validUntil')) ?? null,
      notArrived: await notArrivedOf(city, id, hiddenNames(actor, MESSAGES_IN_SQL.of)),
      account: await accountOf(city.knex, id),
    };
  },
});

async function notArrivedOf(
  city: City,
  applicationId: string,
  hidden: readonly string[],
): Promise<z.infer<typeof OfficeApplicationDetail>['notArrived']> {
  const rows: object[] = await registerRows(city.knex, MESSAGES_IN_SQL)
    .where('m.application_id', applicationId)
    .whereIn('m.state', NOT_ARRIVED)
    .orderBy('m.created_at', 'desc');
  return rows.map((row) => rowOf(MESSAGES_IN_SQL, city, row, hidden));
}

async function accountOf(
  knex: Knex,
  applicationId: string,
): Promise<z.infer<typeof OfficeApplicationDetail>['account']> {
  const { accountId } = await Application.query(knex).findById(applicationId).throwIfNotFound();
  const { id, state } = await Account.query(knex).findById(accountId).throwIfNotFound();
  const hold = await AccountHold.query(knex).findOne({ accountId }).whereNull('liftedAt');
  return { id, state, hold: hold ? { reason: hold.reason, since: hold.setAt.toISOString() } : null };
}

async function tasksOf(knex: Knex, applicationId: string): Promise<z.infer<typeof OfficeApplicationDetail>['tasks']> {
  const rows: { openedAt: Date; closedAt: Date | null }[] = await knex('tasks')
    .joinRaw('left join operators as o on o.id::text = tasks.assignee_id')
    .joinRaw(
      `left join decisions as said on said.task_id = tasks.id and said.recorded_at is not null and said.acts_for is not null
       left join operators as absent on absent.id = said.acts_for`,
    )
    .where({ applicationId })
    .orderBy('tasks.opened_at')
    .select('tasks.id', 'tasks.name', 'tasks.form', 'tasks.state', 'tasks.outcome', 'tasks.opened_at')
    .select('tasks.closed_at')
    .select({ assigneeName: 'o.name', inPlaceOf: 'absent.name' });
  return rows.map((row) => ({
    ...(row as never as z.infer<typeof OfficeApplicationDetail>['tasks'][number]),
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
}
