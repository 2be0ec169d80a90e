import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityFacts, newDraft, signedInResident } from '../../tests/makers/applications.ts';
import { operator, type Caller, type Part } from '../../tests/makers/caller.ts';
import { largePdf, largePhoto } from '../../tests/makers/large-files.ts';
import { DEMO } from '../../tests/makers/town.ts';

/** What is asked over and over. */
export interface Asked {
  name: string;
  part: Part;
  method: 'POST' | 'PUT';
  path: string;
  body: Buffer | object;
  by?: Caller;
}

/** A route of each kind of expensive work, asked by one address or account. */
export async function floods(): Promise<Asked[]> {
  const resident = await signedInResident();
  const draft = `/api/resident/applications/${await newDraft(resident)}`;
  const documents = `${draft}/documents?documentType=registration-certificate&name=zaswiadczenie`;
  const consents = (await cityFacts()).registrationConsents.map(({ id }) => id);
  const [clerk, admin] = [await operator(), await operator(DEMO.admin)];
  const password = 'Zielony-Rower-77';
  const xml = readFileSync(join(import.meta.dirname, '../../workflows/processes/card-application.bpmn'), 'utf8');
  const portal = { part: 'portal', method: 'POST' } as const;
  const office = { part: 'operator', method: 'POST' } as const;
  return [
    { ...portal, name: 'sign-in', path: '/api/resident/sign-in', body: { email: 'nikt{n}@poczta.example', password } },
    {
      ...portal,
      name: 'a new password by a link',
      path: '/api/resident/password-reset',
      body: { token: 'A'.repeat(43), password },
    },
    {
      ...portal,
      name: 'registration',
      path: '/api/resident/register',
      body: { firstName: 'Bożena', lastName: 'Grześkowiak', email: 'ktos{n}@poczta.example', password, consents },
    },
    {
      name: "a partner's token",
      part: 'service',
      method: 'POST',
      path: '/api/partner/oauth/token',
      body: { grant_type: 'client_credentials', client_id: 'partner-{n}', client_secret: 'AAAA' },
    },
    {
      ...portal,
      name: 'a photo of 12 megapixels',
      method: 'PUT',
      path: `${draft}/photo`,
      body: await largePhoto(),
      by: resident.portal,
    },
    { ...portal, name: 'an image as a document', path: documents, body: await largePhoto(), by: resident.portal },
    { ...portal, name: 'a PDF of 8 MB', path: documents, body: await largePdf(), by: resident.portal },
    { ...office, name: 'export of cards', path: '/api/operator/cards/export', body: {}, by: clerk },
    { ...office, name: 'export of tasks', path: '/api/operator/tasks/export', body: {}, by: clerk },
    {
      ...office,
      name: 'a diagram',
      path: '/api/admin/deployments',
      body: { xml: xml.replace('<bpmn:process ', '<bpmn:process x="{n}" '), note: 'próba' },
      by: admin,
    },
  ];
}
