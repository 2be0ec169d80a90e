import { ConsentTextRow, writeAudit, type City } from '@karta/db';
import { CardError, isMarketing, pageOfText } from '@karta/domain';
import type { NewConsentText } from '@karta/contracts';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { actorOf, type Doer } from '../doer.ts';
import { wordsOf } from './list-consent-texts.ts';

/** A file of a set-up may name every place. */
type Written = Omit<Required<NewConsentText>, 'askedAt'> & Pick<ConsentTextRow, 'askedAt'>;

/**
 * Publishes the next version of a text, or a new text; from its day on it alone is asked, and who agreed to an older one is
 * asked again. @throws CardError VALIDATION, CODE_TAKEN, CHANGED_MEANWHILE, NOT_FOUND
 */
export async function publishConsentText(trx: Knex, city: City, text: Written, by: Doer): Promise<number> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`consent-text:${text.kind}`]);
  const last = await ConsentTextRow.query(trx).where({ kind: text.kind }).orderBy('version', 'desc').first();
  if ((last?.version ?? 0) !== text.basedOn) {
    if (!last) throw new CardError('NOT_FOUND');
    throw new CardError(text.basedOn === 0 ? 'CODE_TAKEN' : 'CHANGED_MEANWHILE');
  }
  const problem = whatIsWrong(text, last, city);
  if (problem) throw new CardError('VALIDATION', {}, [problem]);
  const version = (last?.version ?? 0) + 1;
  await ConsentTextRow.query(trx).insert({
    id: randomUUID(),
    kind: text.kind,
    version,
    ...wordsOf(text),
    required: text.required,
    validFrom: text.validFrom,
    news: text.news,
    publishedAt: by.now,
    publishedBy: by.kind === 'operator' ? by.id : null,
    ...(last ? placeOf(last) : await newPlace(trx, text)),
  });
  const facts = { version, validFrom: text.validFrom, required: text.required };
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'consent-text.publish',
    subjectKind: 'consent-text',
    subjectId: text.kind,
    facts,
  });
  return version;
}

const placeOf = ({ askedAt, askedOf, link, position }: ConsentTextRow) => ({ askedAt, askedOf, link, position });

/** A new text stands after the others. */
async function newPlace(trx: Knex, { kind, askedAt, askedOf }: Written) {
  const last = await ConsentTextRow.query(trx).max('position as position').first();
  return { askedAt, askedOf, link: pageOfText(kind), position: (last?.position ?? 0) + 1 };
}

/** A day that has begun is not chosen, nor one before the version before; what is only read, or is marketing, is not required. */
function whatIsWrong(
  { kind, required, validFrom, askedAt }: Written,
  last: ConsentTextRow | undefined,
  city: City,
): { path: string; code: string } | undefined {
  if (validFrom < city.clock.today()) return { path: 'validFrom', code: 'TOO_EARLY' };
  if (last?.validFrom && validFrom <= last.validFrom) return { path: 'validFrom', code: 'BEFORE_LAST' };
  if (required && isMarketing(kind)) return { path: 'required', code: 'MARKETING_REQUIRED' };
  const place = last?.askedAt ?? askedAt;
  const isAsked = place === 'registration' || place === 'application';
  return required && !isAsked ? { path: 'required', code: 'NOT_ASKED' } : undefined;
}
