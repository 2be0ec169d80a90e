import { Account, Application, Card, Resident, type City } from '@karta/db';
import { subjectOfOwnLetter, type OwnLetterEvent } from '@karta/domain';
import type { Knex } from 'knex';
import { addresseeOf, ownerOf, type Addressee } from './addressee.ts';
import { packageFacts } from './facts-of-message.ts';
import { putLetters } from './write-letters.ts';

/** A change of which a letter of the town's own tells. */
interface Occasion {
  id: string;
  event: OwnLetterEvent;
  channels: ('mail' | 'sms')[];
  onlyFor: string[];
  subjectId: string;
  packageCode: string | null;
  validUntil: string | null;
  tries: number;
}
type Outcome = 'told' | 'nobody' | 'not-meant' | 'failed';

/** So often one that cannot be told is tried, each time a minute later than the last. */
const MOST_TRIES = 20;

/** The next change that waits for its letter, locked until the commit; one that another worker holds is left to it. */
export async function nextOccasion(trx: Knex): Promise<Occasion | undefined> {
  return (
    trx('own_letter_occasions as o')
      .join('own_letters as l', 'l.id', 'o.letter_id')
      .whereNull('o.outcome')
      // by the clock of the database, which wrote it
      .whereRaw('o.due_at <= now()')
      .orderBy([{ column: 'o.due_at' }, { column: 'o.id' }])
      .forUpdate('o')
      .skipLocked()
      .first('o.id', 'l.event', 'l.channels', 'l.onlyFor', 'o.subjectId', 'o.packageCode', 'o.validUntil', 'o.tries')
  );
}

/** Writes the letters of a change, once however often it is asked, and says what became of it. */
export async function tellOccasion(trx: Knex, city: City, occasion: Occasion): Promise<Outcome> {
  const outcome = await tell(trx, city, occasion);
  await trx('own_letter_occasions').where({ id: occasion.id }).update({ outcome });
  return outcome;
}

/** One that could not be told waits, or is given up in the end; it is counted on the screen. */
export async function putOffOccasion(trx: Knex, { id, tries }: Occasion): Promise<void> {
  const isOver = tries + 1 >= MOST_TRIES;
  await trx('own_letter_occasions')
    .where({ id })
    .update({
      tries: tries + 1,
      dueAt: trx.raw("now() + ? * interval '1 minute'", [tries + 1]),
      ...(isOver && { outcome: 'failed' }),
    });
}

async function tell(trx: Knex, city: City, occasion: Occasion): Promise<Outcome> {
  const { id, event, channels, onlyFor } = occasion;
  if (onlyFor.length > 0 && !onlyFor.includes((await kindOf(trx, occasion)) ?? '')) return 'not-meant';
  const to = await recipientOf(trx, city, occasion);
  if (!to) return 'nobody';
  const recipient = { ...to, accountId: to.account.id, residentId: null };
  const letters = { template: event, key: `own/${id}`, keyId: to.account.keyId, channels };
  return (await putLetters(trx, city, recipient, letters)) > 0 ? 'told' : 'nobody';
}

/** What a letter may be narrowed by: the form of the application, or the package. */
async function kindOf(trx: Knex, { event, subjectId, packageCode }: Occasion): Promise<string | null> {
  if (subjectOfOwnLetter(event) !== 'application') return packageCode;
  const application = await Application.query(trx).findById(subjectId).select('type', 'formCode');
  return application ? (application.formCode ?? application.type) : null;
}

/** Whom it concerns; nobody where the record is gone, or its person has no account or is erased. */
async function recipientOf(trx: Knex, city: City, occasion: Occasion): Promise<Addressee | undefined> {
  const { event, subjectId } = occasion;
  const about = subjectOfOwnLetter(event);
  if (about === 'package') return holderOfPackage(trx, city, occasion);
  if (about === 'card')
    return (await Card.query(trx).findById(subjectId)) && addresseeOf(trx, city, subjectId, { cardId: subjectId });
  if (about === 'account')
    return (await Account.query(trx).findById(subjectId)) && ownerOf(trx, city, subjectId, subjectId);
  if (about === 'application' && !(await Application.query(trx).findById(subjectId))) return undefined;
  if (about === 'thread' && !(await trx('threads').where({ id: subjectId }).first('id'))) return undefined;
  return addresseeOf(trx, city, subjectId, {});
}

async function holderOfPackage(
  trx: Knex,
  city: City,
  { subjectId, packageCode, validUntil }: Occasion,
): Promise<Addressee | undefined> {
  const resident = await Resident.query(trx).findById(subjectId);
  if (!resident?.accountId || packageCode === null) return undefined;
  const to = await ownerOf(trx, city, subjectId, resident.accountId);
  const facts = await packageFacts(trx, { residentId: subjectId, packageCode, validUntil });
  return to && { ...to, facts: { ...to.facts, ...facts } };
}
