import { Application, FamilyMember, IdentityDecision, Resident } from '@karta/db';
import {
  APPLICATION_FORMS,
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

/** Who the applicant is, as far as a typed number says it; of an application about somebody in the register nothing is asked. */
export async function identityOf(trx: Knex, application: Application): Promise<Identity> {
  const { id, type, peselIndex, residentId, accountId } = application;
  if (APPLICATION_FORMS[type].isAboutHolder || peselIndex === null || residentId !== null) return NOTHING_ASKED;
  const entry = await Resident.query(trx).findOne({ peselIndex });
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

async function looksAfter(trx: Knex, guardianAccountId: string, residentId: string): Promise<boolean> {
  return (await FamilyMember.query(trx).where({ guardianAccountId, residentId }).resultSize()) > 0;
}

/** @throws CardError IDENTITY_NOT_PROVEN while it is open who the applicant is, or when it is somebody else */
export async function requireIdentity(trx: Knex, application: Application): Promise<Identity> {
  const identity = await identityOf(trx, application);
  const isProven = identity.question === null || identity.decision?.verdict === 'same-person';
  if (!isProven) throw new CardError('IDENTITY_NOT_PROVEN');
  return identity;
}
