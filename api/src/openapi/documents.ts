import { join } from 'node:path';
import { ROUTES, routesOf } from '../routes.ts';
import { openApiDocument } from './document.ts';
import { NO_TOWN, partnerDocument } from './partner-document.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'contracts');
const print = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** The committed documents; `npm run openapi` writes them anew. */
export const DOCUMENTS = [
  { file: join(FOLDER, 'openapi.json'), text: () => print(openApiDocument('Resident card', ROUTES)) },
  {
    file: join(FOLDER, 'partner-openapi.json'),
    text: () => print(partnerDocument(routesOf('partner'), NO_TOWN)),
  },
];
