import { Account, AccountHold, Application, Card, Resident, Thread, type City } from '@karta/db';
import type { LetterLanguage } from '@karta/domain';
import type { Knex } from 'knex';
import { isConfirmedPhone } from '../accounts/confirmed-phones.ts';
import { isConfirmedEmail } from '../accounts/confirm-email.ts';
import { reachOf } from '../accounts/reach-of-account.ts';
import { applicationFactsForLetter, cardFacts, officeFacts, threadFacts } from './facts-of-message.ts';
import { languageOf } from './language-of.ts';
import type { MessageFacts } from './letter-facts.ts';

/** Who gets a message, and what it may say. */
export interface Addressee {
  account: Account;
  email: string;
  phone: string | null;
  applicationId: string | null;
  facts: MessageFacts;
  language: LetterLanguage;
}

/** What a diagram may name beside the template; with neither the case itself tells whom it concerns. */
export interface About {
  cardId?: string;
  accountId?: string;
}

/** Whom a message concerns: a card's holder, an account, a conversation's resident or the applicant; nobody who is erased. */
export async function addresseeOf(trx: Knex, city: City, caseId: string, about: About): Promise<Addressee | undefined> {
  if (about.cardId !== undefined) return holderOf(trx, city, caseId, about.cardId);
  if (about.accountId !== undefined) return ownerOf(trx, city, caseId, about.accountId);
  const thread = await Thread.query(trx).findById(caseId);
  if (thread) {
    const to = await ownerOf(trx, city, caseId, thread.accountId);
    return to && { ...to, facts: { ...to.facts, ...threadFacts(thread) } };
  }
  return applicantOf(trx, city, await Application.query(trx).findById(caseId).throwIfNotFound());
}

async function applicantOf(trx: Knex, city: City, application: Application): Promise<Addressee | undefined> {
  const account = await Account.query(trx).findById(application.accountId).throwIfNotFound();
  if (account.erasedAt !== null) return undefined;
  const facts = await officeFacts(trx, city, account.firstName || account.lastName);
  const { email, phone } = application;
  const language = await languageOf(trx, account);
  const reach = await reachOf(trx, account);
  return {
    account,
    // what was typed counts once whoever reads it has said so
    email: email && (await isConfirmedEmail(trx, account, email)) ? email : reach.email,
    phone: phone && (await isConfirmedPhone(trx, account.id, phone)) ? phone : reach.phone,
    applicationId: application.id,
    facts: { ...facts, ...(await applicationFactsForLetter(trx, city, application, language)) },
    language,
  };
}

async function holderOf(trx: Knex, city: City, caseId: string, cardId: string): Promise<Addressee | undefined> {
  const card = await Card.query(trx).findById(cardId).throwIfNotFound();
  const resident = await Resident.query(trx).findById(card.residentId).throwIfNotFound();
  // A person who was entered at the counter may have no account; the office tells them itself.
  if (resident.accountId === null) return undefined;
  const to = await ownerOf(trx, city, caseId, resident.accountId);
  return to && { ...to, facts: { ...to.facts, ...(await cardFacts(trx, city, caseId, card)) } };
}

/** Whoever has an account, with what every message may say; nobody who is erased. */
export async function ownerOf(
  trx: Knex,
  city: City,
  caseId: string,
  accountId: string,
): Promise<Addressee | undefined> {
  const account = await Account.query(trx).findById(accountId).throwIfNotFound();
  if (account.erasedAt !== null) return undefined;
  const facts = await officeFacts(trx, city, account.firstName || account.lastName, caseId);
  const hold = await AccountHold.query(trx).findOne({ accountId }).whereNull('liftedAt');
  const told = { ...facts, note: hold?.reason ?? null };
  const language = await languageOf(trx, account);
  return { account, ...(await reachOf(trx, account)), applicationId: null, facts: told, language };
}
