import { ConsentTextRow, Operator } from '@karta/db';
import { textsInForce, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';

/** Every text that people agree to or read, with its versions and how many agree to each. */
export async function listConsentTexts(trx: Knex, today: CivilDate) {
  const rows = await ConsentTextRow.query(trx).orderBy([
    { column: 'position' },
    { column: 'kind' },
    { column: 'version', order: 'desc' },
  ]);
  const given = await givenBy(trx);
  const writers = rows.flatMap(({ publishedBy }) => publishedBy ?? []);
  const known = await Operator.query(trx).whereIn('id', writers).select('id', 'name');
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const inForce = textsInForce(rows, today);
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const versions = rows.filter((row) => row.kind === kind);
    const [newest] = versions;
    return {
      kind,
      askedAt: newest?.askedAt ?? 'nowhere',
      askedOf: newest?.askedOf ?? null,
      inForce: inForce.find((row) => row.kind === kind)?.version ?? null,
      versions: versions.map(({ publishedAt, publishedBy, ...row }) => ({
        id: row.id,
        version: row.version,
        ...wordsOf(row),
        link: row.link,
        required: row.required,
        validFrom: row.validFrom,
        news: row.news,
        publishedAt: publishedAt?.toISOString() ?? null,
        publishedBy: publishedBy === null ? null : (names.get(publishedBy) ?? ''),
        givenBy: given.get(row.id) ?? 0,
      })),
    };
  });
}

/** The words of a version, in every language. */
export const wordsOf = ({
  statement,
  statementIn,
  title,
  titleIn,
  paragraphs,
  paragraphsIn,
}: Pick<ConsentTextRow, 'statement' | 'statementIn' | 'title' | 'titleIn' | 'paragraphs' | 'paragraphsIn'>) => ({
  statement,
  statementIn,
  title,
  titleIn,
  paragraphs,
  paragraphsIn,
});

/** At the account, with an application that was sent, or as the other guardian of a child. */
async function givenBy(trx: Knex): Promise<Map<string, number>> {
  const { rows } = await trx.raw<{ rows: { id: string; count: string }[] }>(`
    select id, count(*) as count from (
      select consent_text_id as id from consents where withdrawn_at is null
      union all
      select unnest(consents) from applications where submitted_at is not null
      union all
      select consent_text_id from guardian_consents where answer = 'yes'
    ) as given group by id
  `);
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
