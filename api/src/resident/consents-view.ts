import type { ConsentList, ConsentState as State } from '@karta/contracts';
import { Account, Consent, ConsentTextRow, type City } from '@karta/db';
import { textsInForce, textsToCome } from '@karta/domain';
import type { Knex } from 'knex';

/** What an account has agreed to: each text in its version in force, with what was agreed to before and what comes. */
export async function consentsView(knex: Knex, city: City, accountId: string): Promise<ConsentList> {
  const today = city.clock.today();
  const [texts, given, account] = await Promise.all([
    ConsentTextRow.query(knex).where('askedAt', 'registration').orderBy('position'),
    Consent.query(knex).where({ accountId }),
    Account.query(knex).findById(accountId).throwIfNotFound(),
  ]);
  const coming = textsToCome(texts, today);
  const consents = textsInForce(texts, today).map((text): State => {
    const next = coming.find(({ kind }) => kind === text.kind);
    const history = texts
      .filter(({ kind }) => kind === text.kind)
      .map((each) => versionOf(each, given))
      .filter(({ givenAt }) => givenAt !== null)
      .toSorted((one, other) => other.version - one.version);
    const own = versionOf(text, given);
    return {
      ...text,
      ...own,
      state: stateOf(own, history),
      history,
      coming: next ? { ...next, ...versionOf(next, given) } : null,
      withdrawal: withdrawalOf(text),
    };
  });
  return { consents, isLocked: account.state === 'locked' };
}

/** The information clause takes the accounts with it, any other required text locks them (004-83, 004-86). */
export function withdrawalOf({ kind, required }: Pick<ConsentTextRow, 'kind' | 'required'>): State['withdrawal'] {
  if (!required) return 'consent';
  return kind === 'information-clause' ? 'erase' : 'lock';
}

function versionOf({ id, version, validFrom }: ConsentTextRow, given: readonly Consent[]) {
  const consent = given.find(({ consentTextId }) => consentTextId === id);
  return {
    id,
    version,
    validFrom,
    givenAt: consent?.givenAt.toISOString() ?? null,
    withdrawnAt: consent?.withdrawnAt?.toISOString() ?? null,
  };
}

function stateOf(own: Pick<State, 'givenAt' | 'withdrawnAt'>, history: State['history']): State['state'] {
  if (own.givenAt !== null && own.withdrawnAt === null) return 'given';
  if (history.some(({ withdrawnAt }) => withdrawnAt === null)) return 'outdated';
  return history.length > 0 ? 'withdrawn' : 'missing';
}
