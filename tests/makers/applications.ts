import { randomUUID } from 'node:crypto';
import { Caller, operator } from './caller.ts';
import { codeTo, letterText } from './letters.ts';
import { certificate, newApplicant, portrait, type Applicant } from './people.ts';
import { until } from './until.ts';

export interface Resident {
  applicant: Applicant;
  portal: Caller;
}
export interface Filed extends Resident {
  applicationId: string;
}
export interface Parts {
  photo?: Buffer;
  document?: Buffer;
  pickupPointId?: string;
}

interface CityFacts {
  registrationConsents: { id: string; required: boolean }[];
  applicationConsents: { id: string }[];
  pickupPoints: { id: string }[];
  packages: { code: string; requiredDocuments: { type: string }[] }[];
}

/** A day on which a certificate that is still good was issued. */
export const DATED = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

let drawn: Promise<{ photo: Buffer; document: Buffer }> | undefined;

async function drawings(): Promise<{ photo: Buffer; document: Buffer }> {
  const [photo, document] = await Promise.all([portrait(), certificate()]);
  return { photo, document };
}

/** Public facts of the city: consents, packages, pick-up points. */
export function cityFacts(portal: Caller = new Caller('portal')): Promise<CityFacts> {
  return portal.must(portal.get<CityFacts>('/api/resident/city'));
}

/** Somebody new who has registered, followed the link of the mail and signed in. */
export async function signedInResident(
  applicant: Applicant = newApplicant(),
  portal = new Caller('portal'),
): Promise<Resident> {
  const { registrationConsents } = await cityFacts(portal);
  const { firstName, lastName, email, password } = applicant;
  const consents = registrationConsents.filter((text) => text.required).map((text) => text.id);
  await portal.must(portal.post('/api/resident/register', { firstName, lastName, email, password, consents }));
  const token = /aktywacja\?token=([\w-]+)/.exec(await letterText(email, /Aktywuj/))?.[1];
  await portal.must(portal.post('/api/resident/activate', { token, password }));
  await portal.must(portal.post('/api/resident/sign-in', { email, password }));
  return { applicant, portal };
}

/** Shows that the number of an applicant, typed at the account or in an open application, is theirs. */
export async function confirmPhone({ applicant: { phone }, portal }: Resident): Promise<void> {
  const code = await codeTo(phone);
  await portal.must(portal.post('/api/resident/account/phone-confirmation', { phone, code }));
}

/** Begins a draft; answers its id. */
export async function newDraft({ portal }: Resident): Promise<string> {
  const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/applications', {}));
  return id;
}

/** The fields of the form as this person would fill them. */
export async function formOf(
  { applicant, portal }: Resident,
  pickupPointId?: string,
): Promise<Record<string, unknown>> {
  const { applicationConsents, pickupPoints } = await cityFacts(portal);
  const { firstName, lastName, pesel, email, phone } = applicant;
  return {
    packageCode: 'resident',
    firstName,
    lastName,
    pesel,
    email,
    phone,
    street: 'Nadbrzeżna',
    houseNumber: '31',
    flatNumber: '',
    postalCode: '09-990',
    place: 'Nowa Rzeczna',
    pickupPointId: pickupPointId ?? pickupPoints[0]?.id,
    consents: applicationConsents.map((text) => text.id),
  };
}

/** A draft with every field, a photo and the asked document; only sending is left. */
export async function filledDraft(by?: Resident, parts: Parts = {}): Promise<Filed> {
  const resident = by ?? (await signedInResident());
  const { portal } = resident;
  const applicationId = await newDraft(resident);
  const path = `/api/resident/applications/${applicationId}`;
  await portal.must(portal.put(`${path}/draft`, await formOf(resident, parts.pickupPointId)));
  drawn ??= drawings();
  const { photo, document } = { ...(await drawn), ...parts };
  await portal.must(portal.send('PUT', `${path}/photo`, { bytes: photo, type: 'image/png' }));
  const query = `documentType=registration-certificate&name=zaswiadczenie&documentDate=${DATED}`;
  await portal.must(portal.send('POST', `${path}/documents?${query}`, { bytes: document }));
  return { ...resident, applicationId };
}

/** An application that was sent; its process starts by itself. */
export async function submittedApplication(by?: Resident, parts: Parts = {}): Promise<Filed> {
  const filed = await filledDraft(by, parts);
  await filed.portal.must(filed.portal.post(`/api/resident/applications/${filed.applicationId}/submit`));
  return filed;
}

export interface OfficeTask {
  id: string;
  elementId: string;
  group: string;
  state: string;
  problemCode: string | null;
}

/** Waits for an open task of the application that fits. */
export function taskOf(
  clerk: Caller,
  applicationId: string,
  fits: (task: OfficeTask) => boolean = () => true,
): Promise<OfficeTask> {
  return until(`a task of application ${applicationId}`, async () => {
    const { tasks } = await clerk.must(
      clerk.get<{ tasks: (OfficeTask & { applicationId: string })[] }>('/api/operator/tasks?scope=all'),
    );
    return tasks.find((task) => task.applicationId === applicationId && fits(task));
  });
}

const isVerification = (task: OfficeTask): boolean => task.elementId === 'verify-application';

/** Takes the verification of an application and decides it. Answers the task's id. */
export async function decide(clerk: Caller, applicationId: string, outcome: string, note = ''): Promise<string> {
  const { id } = await taskOf(clerk, applicationId, isVerification);
  await patiently(clerk, `/api/operator/tasks/${id}/claim`);
  await patiently(clerk, `/api/operator/tasks/${id}/complete`, { outcome, note });
  return id;
}

/** Asks again with the same key while the system says that it is busy, as its sentence tells people to. */
async function patiently(clerk: Caller, path: string, body: object = {}): Promise<void> {
  const key = randomUUID();
  const answer = await until('an answer of a system that is not busy', async () => {
    const given = await clerk.post(path, body, { key });
    return given.status !== 503 && given;
  });
  await clerk.must(Promise.resolve(answer));
}

/** Waits for the verification of an application; answers the task's id. */
export async function verificationOf(clerk: Caller, applicationId: string): Promise<string> {
  return (await taskOf(clerk, applicationId, isVerification)).id;
}

export interface Approved extends Filed {
  clerk: Caller;
  /** The production task at the pick-up point. */
  productionTaskId: string;
}

/** An application that a clerk approved; its production task waits at the pick-up point. */
export async function approvedApplication(by?: Resident, parts: Parts = {}): Promise<Approved> {
  const filed = await submittedApplication(by, parts);
  const clerk = await operator();
  await decide(clerk, filed.applicationId, 'approve');
  const { id } = await taskOf(clerk, filed.applicationId, (task) => task.group === 'production');
  return { ...filed, clerk, productionTaskId: id };
}
