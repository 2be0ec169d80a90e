import { Application, FamilyMember, IdentityDecision, Resident } from '@karta/db';
import {
  APPLICATION_KINDS,
  CardError,
  identityQuestion,
  isOpenApplication,
  type IdentityQuestion,
} from '@karta/domain';
import type { Knex } from 'knex';

/** What is known of who an applicant is. */
export interface Identity {
  /** Null where nothing is to be decided. */
  question: IdentityQuestion | null;
  /** The register's entry of the number that was typed. */
  entry: Resident | undefined;
  /** Open applications of others with the same number. */
  rivals: Application[];
  /** The last decision on just this entry. */
  decision: IdentityDecision | undefined;
}

const NOTHING_ASKED: Identity = { question: null, entry: undefined, rivals: [], decision: undefined };

/** Who the applicant is, as far as a typed number says it; of an application about the own entry nothing is asked. */
export async function identityOf(trx: Knex, application: Application): Promise<Identity> {
  const { id, peselIndex, accountId } = application;
  const entry = await entryOf(trx, application);
  if (peselIndex === null) return NOTHING_ASKED;
  if (isBound(application) && (!entry || entry.accountId === accountId)) return NOTHING_ASKED;
  const others = await Application.query(trx).where({ peselIndex }).whereNot({ accountId }).orderBy('submittedAt');
  const rivals = others.filter(({ state }) => isOpenApplication(state));
  const isInOwnFamily = entry !== undefined && (await looksAfter(trx, accountId, entry.id));
  const question = identityQuestion({
    accountId,
    entry: entry && { accountId: entry.accountId, isInOwnFamily },
    rivals: rivals.length,
  });
  const last = await IdentityDecision.query(trx).where({ applicationId: id }).orderBy('decidedAt', 'desc').first();
  const isOfThis = last !== undefined && last.residentId === (entry?.id ?? null);
  return { question, entry, rivals, decision: isOfThis ? last : undefined };
}

/** Who is in the register already is named by the entry's id: it may have turned out to be somebody else's since. */
const isBound = ({ type, residentId }: Application): boolean =>
  residentId !== null || APPLICATION_KINDS[type].isAboutHolder;

function entryOf(trx: Knex, application: Application): Promise<Resident | undefined> {
  const { residentId, peselIndex } = application;
  if (isBound(application))
    return Resident.query(trx)
      .findById(residentId ?? '')
      .execute();
  return Resident.query(trx)
    .findOne({ peselIndex: peselIndex ?? Buffer.alloc(0) })
    .execute();
}

async function looksAfter(trx: Knex, guardianAccountId: string, residentId: string): Promise<boolean> {
  return (await FamilyMember.query(trx).where({ guardianAccountId, residentId }).resultSize()) > 0;
}

/** @throws CardError IDENTITY_NOT_PROVEN while it is open who the applicant is, IDENTITY_OTHER_PERSON where it was decided so */
export async function requireIdentity(trx: Knex, application: Application): Promise<Identity> {
  const identity = await identityOf(trx, application);
  if (identity.question === null) return identity;
  const verdict = identity.decision?.verdict;
  if (verdict === 'other-person') throw new CardError('IDENTITY_OTHER_PERSON');
  if (verdict === undefined) throw new CardError('IDENTITY_NOT_PROVEN');
  return identity;
}
