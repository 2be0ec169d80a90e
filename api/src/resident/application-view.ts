import type { ApplicationDraft, ApplicationSummary, ApplicationView } from '@karta/contracts';
import {
  Account,
  Application,
  ApplicationEvent,
  Decision,
  FormRow,
  PackageRow,
  PickupPointRow,
  readSettings,
  Task,
  termsOfType,
  type City,
} from '@karta/db';
import { canApplicant, CardError, fullName, isOpenApplication, takesSms } from '@karta/domain';
import {
  documentsOf,
  filedTogether,
  filedLinesOf,
  feeOf,
  findNewestForm,
  formOf,
  guardianAnswerOf,
  isConfirmedEmail,
  isConfirmedPhone,
  openAnswers,
  openApplicant,
  surroundingsOf,
  reachOf,
  statusCodeOf,
} from '@karta/services';
import type { Knex } from 'knex';

/** The application of this owner; a foreign one is as absent as a missing one. */
export async function getOwnApplication(knex: Knex, accountId: string, id: string): Promise<Application> {
  const application = await Application.query(knex).findById(id).where({ accountId });
  if (!application || (application.state === 'draft' && (await isPaper(knex, id)))) throw new CardError('NOT_FOUND');
  return application;
}

/** What the office types in from paper is the office's until it is taken in. */
const isPaper = async (knex: Knex, applicationId: string): Promise<boolean> =>
  (await knex('paper_intakes').where({ applicationId }).first('applicationId')) !== undefined;

/** Lines of the list of applications, newest first. */
export async function summarise(city: City, applications: readonly Application[]): Promise<ApplicationSummary[]> {
  const [packages, points, forms] = await Promise.all([
    PackageRow.query(city.knex),
    PickupPointRow.query(city.knex),
    FormRow.query(city.knex).whereNotNull('names').select('code', 'version', 'names'),
  ]);
  const filings = await filedTogether(
    city.knex,
    applications.flatMap(({ filingId }) => filingId ?? []),
  );
  const names = new Map(forms.map((form) => [`${form.code} ${form.version}`, form.names]));
  return applications.map((application) => {
    const found = packages.find((candidate) => candidate.code === application.packageCode);
    return {
      id: application.id,
      number: application.number,
      type: application.type,
      formNames: names.get(`${application.formCode} ${application.formVersion}`) ?? null,
      formCode: application.formCode,
      packageCode: application.packageCode,
      packageName: found?.name ?? application.packageCode,
      criterion: found?.criterion ?? '',
      state: application.state,
      holderName: fullName(application),
      filingId: application.filingId,
      filedWith: (filings.get(application.filingId ?? '') ?? [])
        .filter(({ id }) => id !== application.id)
        .map((other) => ({ number: other.number, holderName: fullName(other) })),
      pickupPointName: points.find((point) => point.id === application.pickupPointId)?.name ?? null,
      createdAt: application.createdAt.toISOString(),
      submittedAt: application.submittedAt?.toISOString() ?? null,
      updatedAt: application.updatedAt.toISOString(),
    };
  });
}

/** Everything its owner sees of one application. */
export async function viewApplication(city: City, application: Application): Promise<ApplicationView> {
  const [[summary], documents, events, completionRequest, reprint] = await Promise.all([
    summarise(city, [application]),
    documentsOf(city.knex, application.id),
    ApplicationEvent.query(city.knex).where('applicationId', application.id).orderBy('id'),
    findCompletionRequest(city, application),
    findApplicantTask(city.knex, application.id, 'decide-about-reprint'),
  ]);
  if (!summary) throw new CardError('NOT_FOUND');
  return {
    ...summary,
    data: await draftOf(city, application),
    version: application.version,
    photoFileId: application.photoFileId,
    documents,
    timeline: events.map(({ at, code, note, due }) => ({ at: at.toISOString(), code, note, due })),
    completionRequest,
    reprintOffer: reprint ? { due: reprint.dueOn ?? city.clock.today() } : null,
    decisionDue: application.decisionDue,
    ...(await viewForm(city, application)),
    canWithdraw: canApplicant('withdraw', application.state),
    secondGuardian: await guardianAnswerOf(city.knex, city, application.id),
    statusCode: application.state === 'draft' ? null : await statusCodeOf(city, application.id),
    unconfirmedEmail: await findUnconfirmedEmail(city.knex, application),
    unconfirmedPhone: await findUnconfirmedPhone(city.knex, application),
  };
}

type FormParts = Pick<ApplicationView, 'form' | 'around' | 'newerForm' | 'lines' | 'fee' | 'decisionDays'>;

/** The form with what may be chosen in it, and what it says. The number is shown in full to its owner while a draft alone. */
async function viewForm(city: City, application: Application): Promise<FormParts> {
  const form = await formOf(city.knex, application);
  const around = await surroundingsOf(city.knex, city, application.accountId, form, application);
  const isDraft = application.state === 'draft';
  const newest = isDraft ? await findNewestForm(city.knex, form.code) : undefined;
  const lines = isDraft ? [] : await filedLinesOf(city.knex, city, application);
  const view = {
    form,
    around,
    newerForm: newest && newest.version > form.version ? { version: newest.version, news: newest.news ?? null } : null,
    lines: lines.map((line) => (line.path === 'pesel' ? { ...line, value: hidden(line.value) } : line)),
    decisionDays: termsOfType(await readSettings(city.knex), application.type).decisionDays,
    fee: application.fee ?? (await feeOf(city.knex, city, application)),
  };
  return view as FormParts;
}

/** A number by its last digits. */
const hidden = (pesel: string): string => pesel.replace(/^.{7}/, '•••••••');

async function findUnconfirmedEmail(
  knex: Knex,
  { accountId, email, state }: Application,
): Promise<ApplicationView['unconfirmedEmail']> {
  if (state === 'draft' || !email) return null;
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  return (await isConfirmedEmail(knex, account, email))
    ? null
    : { typed: email, used: (await reachOf(knex, account)).email };
}

async function findUnconfirmedPhone(
  knex: Knex,
  { accountId, phone, state }: Application,
): Promise<ApplicationView['unconfirmedPhone']> {
  if (!isOpenApplication(state) || !phone || !takesSms(phone) || (await isConfirmedPhone(knex, accountId, phone)))
    return null;
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  return { typed: phone, used: (await reachOf(knex, account)).phone };
}

async function draftOf(city: City, application: Application): Promise<ApplicationDraft> {
  const { packageCode, pickupPointId, consents, details } = application;
  const values = await openApplicant(city.knex, city, application);
  return {
    packageCode,
    ...values,
    pickupPointId,
    consents,
    details,
    // After sending, the number is shown by its last digits only.
    pesel: application.state === 'draft' ? values.pesel : hidden(values.pesel),
    answers: await openAnswers(city.knex, city, application),
  };
}

async function findCompletionRequest(
  city: City,
  application: Application,
): Promise<ApplicationView['completionRequest']> {
  if (application.state !== 'completion-requested') return null;
  const task = await findApplicantTask(city.knex, application.id, 'complete-application');
  if (!task) return null;
  const call = await Decision.query(city.knex)
    .join('tasks', 'tasks.id', 'decisions.task_id')
    .where('tasks.application_id', application.id)
    .where('decisions.outcome', 'call')
    .whereNotNull('decisions.recorded_at')
    .orderBy('decisions.recorded_at', 'desc')
    .select('decisions.*')
    .first();
  return { taskId: task.id, note: call?.note ?? '', due: task.dueOn ?? call?.dueOn ?? city.clock.today() };
}

/** The task that waits for the applicant, if one does. */
export async function findApplicantTask(knex: Knex, applicationId: string, form: string): Promise<Task | undefined> {
  return Task.query(knex)
    .where({ applicationId, form, candidateGroup: 'applicant' })
    .whereIn('state', ['open', 'claimed'])
    .orderBy('openedAt', 'desc')
    .first();
}
