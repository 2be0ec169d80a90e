import { ID_1, NURT_TEMPLATE, type CardTemplate } from '@karta/card-design';
import type { CardDesign } from '@karta/contracts';
import { CardDesignRow } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** The design of a row, as preview and print draw it; version 1 is the one that comes with the program. */
export function templateOf({ version, design }: Pick<CardDesignRow, 'version' | 'design'>): CardTemplate {
  if (design === null) return NURT_TEMPLATE;
  return { id: 'town', version, widthMm: ID_1.width, heightMm: ID_1.height, ...(design as CardDesign) };
}

/** The version that new cards are made with. */
export async function designVersionInForce(trx: Knex): Promise<number> {
  return (await newest(trx)).version;
}

/** The design that new cards are made with. */
export const designInForce = async (trx: Knex): Promise<CardTemplate> => templateOf(await newest(trx));

async function newest(trx: Knex): Promise<CardDesignRow> {
  return CardDesignRow.query(trx).whereNotNull('publishedAt').orderBy('version', 'desc').first().throwIfNotFound();
}

/** A published version. @throws CardError NOT_FOUND */
export async function publishedDesign(trx: Knex, version: number): Promise<CardTemplate> {
  const row = await CardDesignRow.query(trx).findById(version).whereNotNull('publishedAt');
  if (!row) throw new CardError('NOT_FOUND');
  return templateOf(row);
}

/** The draft of the next version; with `forUpdate` nobody else changes it before the transaction ends. */
export async function findDraft(trx: Knex, { forUpdate = false } = {}): Promise<CardDesignRow | undefined> {
  // also where there is no row to lock yet
  if (forUpdate) await trx.raw("select pg_advisory_xact_lock(hashtextextended('card-design', 0))");
  return CardDesignRow.query(trx).whereNull('publishedAt').first();
}

/** What is kept of a design. */
export const designOf = ({ colours, front, back }: CardTemplate): CardDesign =>
  ({ colours, front, back }) as unknown as CardDesign;
