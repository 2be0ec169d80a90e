import {
  CatalogueChange,
  CatalogueHistory,
  CatalogueKey,
  CatalogueList,
  Done,
  NewCatalogueRow,
  OfCatalogue,
  OfCatalogueRow,
} from '@karta/contracts';
import { addRow, catalogueHistory, changeRow, readCatalogue, removeRow } from '@karta/services';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

/** Rows of a catalogue, closed ones too. */
export const catalogue = adminRoute('catalogue.change', {
  method: 'get',
  path: '/admin/catalogues/:name',
  params: OfCatalogue,
  answer: CatalogueList,
  handle: ({ params }, { trx }) => readCatalogue(trx, params.name),
});

export const addCatalogueRow = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/catalogues/:name',
  params: OfCatalogue,
  body: NewCatalogueRow,
  once: true,
  answer: CatalogueKey,
  status: 201,
  handle: async ({ params, body }, { trx, actor, city }) => ({
    key: await addRow(trx, params.name, body, byActor(actor, city)),
  }),
});

/** Other values of a row, or its closing; of two who change one row at once the second is told. */
export const putCatalogueRow = adminRoute('catalogue.change', {
  method: 'put',
  path: '/admin/catalogues/:name/:key',
  params: OfCatalogueRow,
  body: CatalogueChange,
  transaction: true,
  answer: CatalogueList,
  async handle({ params: { name, key }, body }, { trx, actor, city }) {
    await changeRow(trx, name, key, body, byActor(actor, city));
    return readCatalogue(trx, name);
  },
});

/** What something names stays (ROW_IN_USE); it may be closed. */
export const deleteCatalogueRow = adminRoute('catalogue.change', {
  method: 'delete',
  path: '/admin/catalogues/:name/:key',
  params: OfCatalogueRow,
  transaction: true,
  answer: Done,
  async handle({ params: { name, key } }, { trx, actor, city }) {
    await removeRow(trx, name, key, byActor(actor, city));
    return { done: true as const };
  },
});

export const catalogueRowHistory = adminRoute('catalogue.change', {
  method: 'get',
  path: '/admin/catalogues/:name/:key/history',
  params: OfCatalogueRow,
  answer: CatalogueHistory,
  handle: ({ params: { name, key } }, { trx }) => catalogueHistory(trx, name, key),
});
