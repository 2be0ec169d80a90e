import {
  Done,
  Id,
  ImportBegin,
  ImportDetail,
  ImportList,
  ImportQuery,
  ImportRefusals,
  RefusalQuery,
  StoredImport,
  WithReason,
} from '@karta/contracts';
import { ResidentImport } from '@karta/db';
import { CardError, type ImportColumns } from '@karta/domain';
import { beginImport, discardImport, refusedRows, takeImport, undoImport, viewImport } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { asDoer } from './as-doer.ts';
import { importRow, namesOf } from './import-row.ts';

const OfImport = z.object({ id: Id });
const MOST_SHOWN = 100;

/** Files with residents that were brought, the newest first. */
export const residentImports = operatorRoute('residents.import', {
  method: 'get',
  path: '/operator/resident-imports',
  answer: ImportList,
  async handle(_input, { city }) {
    const found = await ResidentImport.query(city.knex).orderBy('number', 'desc').limit(MOST_SHOWN);
    const names = await namesOf(city.knex, found);
    return { imports: found.map((each) => importRow(each, names)) };
  },
});

/** Takes a file with residents; nobody is entered before its columns are matched (000-09). */
export const addResidentImport = operatorRoute('residents.import', {
  method: 'post',
  path: '/operator/resident-imports',
  query: ImportQuery,
  uploadLimit: FILE.residents,
  answer: StoredImport,
  status: 201,
  handle: ({ query, upload }, { city, actor }) =>
    upload.read(async (parts) => ({ id: await takeImport(city, query.name, parts, asDoer(actor, city)) })),
});

/** An import, how far it came, and who stayed when it was undone. */
export const residentImport = operatorRoute('residents.import', {
  method: 'get',
  path: '/operator/resident-imports/:id',
  params: OfImport,
  reads: ({ params }) => ({ act: 'import.read', subjectKind: 'import', subjectId: params.id }),
  answer: ImportDetail,
  async handle({ params }, { city }) {
    const view = await viewImport(city, params.id);
    if (!view) throw new CardError('NOT_FOUND');
    const { found, headings, rows, kept } = view;
    return {
      ...importRow(found, await namesOf(city.knex, [found])),
      encoding: found.encoding,
      separator: found.separator,
      headings: [...headings],
      sample: rows.map((row) => [...row]),
      columns: found.columns && [...found.columns],
      hasRows: found.forgottenAt === null,
      kept,
    };
  },
});

/** Rows that nobody was entered from, with the reason of each. */
export const importRefusals = operatorRoute('residents.import', {
  method: 'get',
  path: '/operator/resident-imports/:id/refusals',
  params: OfImport,
  query: RefusalQuery,
  reads: ({ params }) => ({
    act: 'import.read',
    subjectKind: 'import',
    subjectId: params.id,
    facts: { withRows: true },
  }),
  answer: ImportRefusals,
  async handle({ params, query }, { city }) {
    const found = await ResidentImport.query(city.knex).findById(params.id);
    if (!found) throw new CardError('NOT_FOUND');
    const { rows, next } = await refusedRows(city, found, query.after);
    return {
      next,
      rows: rows.map(({ line, cells, problems }) => ({ line, cells: [...cells], problems: [...problems] })),
    };
  },
});

export const beginResidentImport = operatorRoute('residents.import', {
  method: 'post',
  path: '/operator/resident-imports/:id/begin',
  params: OfImport,
  body: ImportBegin,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const order = { columns: body.columns as ImportColumns, words: body.words };
    await beginImport(trx, city, params.id, order, asDoer(actor, city));
    return { done: true as const };
  },
});

export const discardResidentImport = operatorRoute('residents.import', {
  method: 'post',
  path: '/operator/resident-imports/:id/discard',
  params: OfImport,
  once: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await discardImport(trx, params.id, asDoer(actor, city));
    return { done: true as const };
  },
});

/** Takes everybody out again who came by this import and was not worked with since. */
export const undoResidentImport = operatorRoute('residents.import', {
  method: 'post',
  path: '/operator/resident-imports/:id/undo',
  params: OfImport,
  body: WithReason,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await undoImport(trx, params.id, body.reason, asDoer(actor, city));
    return { done: true as const };
  },
});
