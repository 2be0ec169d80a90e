import { randomUUID } from 'node:crypto';
import { SHIPPED_FORMS } from '@karta/domain';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { DATED, formOf, type Resident } from './applications.ts';
import { operator } from './caller.ts';
import { certificate, portrait } from './people.ts';
import { DEMO } from './town.ts';

let count = Math.floor(Math.random() * 9000);

/** Publishes a form of the town for a first card that asks for the other guardian of whoever is under age; its code. */
export async function formForChildren(): Promise<string> {
  const admin = await operator(DEMO.admin);
  const code = `dziecko-${randomUUID().slice(0, 8)}`;
  const [issue] = SHIPPED_FORMS;
  const guardian = { id: 'guardian', parts: [{ kind: 'second-guardian', when: 'age < 18' }] };
  const sections = (issue?.sections ?? []).flatMap((each) => (each.id === 'photo' ? [guardian, each] : [each]));
  const form = { code, kind: 'card-issue', names: { pl: 'Wniosek o kartę dla dziecka' }, sections };
  await admin.must(admin.post('/api/admin/forms', form));
  return code;
}

/** A child in the family of a resident; the id of the member. */
export async function childOf({ portal, applicant }: Resident, firstName: string): Promise<string> {
  const child = { firstName, lastName: applicant.lastName, birthDate: '2016-02-08', kinship: 'child', email: null };
  return (await portal.must(portal.post<{ id: string }>('/api/resident/family', child))).id;
}

/** The number of a child that nobody else in this town has. */
export function childNumber(): string {
  count += 1;
  return testPesel('2016-02-08', count % 10_000);
}

/** A draft for the member for whom the resident acts, with all that the form asks; the application's id. */
export async function draftForChild(guardian: Resident, form: string, answers: object = {}): Promise<string> {
  const { portal } = guardian;
  const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/applications', { form }));
  await fillForChild(guardian, id, answers);
  return id;
}

/** Everything that the form asks, in a draft of the member for whom the resident acts. */
export async function fillForChild(guardian: Resident, id: string, answers: object = {}): Promise<void> {
  const { portal } = guardian;
  const path = `/api/resident/applications/${id}`;
  const { data } = await portal.must(portal.get<{ data: { firstName: string } }>(path));
  const fields = { ...(await formOf(guardian)), firstName: data.firstName, pesel: childNumber(), answers };
  await portal.must(portal.put(`${path}/draft`, fields));
  await portal.must(portal.send('PUT', `${path}/photo`, { bytes: await portrait(), type: 'image/png' }));
  const query = `documentType=registration-certificate&name=zaswiadczenie&documentDate=${DATED}`;
  await portal.must(portal.send('POST', `${path}/documents?${query}`, { bytes: await certificate() }));
}
