import type { CardDesign, CardDesigns } from '@karta/contracts';
import { Card, CardDesignRow, Operator, readSettings, type City } from '@karta/db';
import { formatCardNumber } from '@karta/domain';
import type { Knex } from 'knex';
import { townName } from '../town/town-look.ts';
import { findDraft } from './design-rows.ts';

/** The published versions, the newest first, with how many cards each has made, and the draft. */
export async function listDesigns(trx: Knex, city: City): Promise<CardDesigns> {
  const rows = await CardDesignRow.query(trx).whereNotNull('publishedAt').orderBy('version', 'desc');
  const draft = await findDraft(trx);
  const names = await namesOf(trx, [...rows.map(({ publishedBy }) => publishedBy), draft?.changedBy ?? null]);
  const made = await cardsByVersion(trx);
  return {
    versions: rows.map(({ version, note, publishedAt, publishedBy }) => ({
      version,
      note,
      publishedAt: (publishedAt ?? new Date(0)).toISOString(),
      publishedBy: publishedBy === null ? null : (names.get(publishedBy) ?? ''),
      cards: made.get(version) ?? 0,
    })),
    draft: draft
      ? {
          version: draft.version,
          revision: draft.revision,
          design: draft.design as CardDesign,
          changedAt: draft.changedAt.toISOString(),
          changedBy: draft.changedBy === null ? null : (names.get(draft.changedBy) ?? ''),
        }
      : null,
    preview: await previewFacts(trx, city),
  };
}

/** What stands on every card of the town: its name, the place of return, a number in its mask. */
export async function previewFacts(trx: Knex, city: City): Promise<CardDesigns['preview']> {
  const { cardNumberMask, cardReturnPlace } = await readSettings(trx);
  return {
    townName: await townName(trx, city),
    returnPlace: cardReturnPlace,
    number: formatCardNumber(cardNumberMask, 18),
  };
}

async function namesOf(trx: Knex, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = await Operator.query(trx)
    .whereIn(
      'id',
      ids.flatMap((id) => id ?? []),
    )
    .select('id', 'name');
  return new Map(known.map(({ id, name }) => [id, name]));
}

async function cardsByVersion(trx: Knex): Promise<ReadonlyMap<number, number>> {
  const rows = (await Card.query(trx)
    .whereNotNull('designVersion')
    .groupBy('designVersion')
    .select('designVersion', trx.raw('count(*)::int as cards'))) as unknown as {
    designVersion: number;
    cards: number;
  }[];
  return new Map(rows.map(({ designVersion, cards }) => [designVersion, cards]));
}
