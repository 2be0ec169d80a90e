import { AccountUpgrade, ResidentSession } from '@karta/contracts';
import { Account, Consent, ConsentTextRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { unlockAccounts } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { isRightGuess } from '../http/guess.ts';
import { consentsInForce } from './consent-texts.ts';
import { passWithPassword } from './enter-panel.ts';

/**
 * Somebody who has an account registers as a resident with it (004-02): by its address and password, with the consents that it
 * lacks. Signs in. @throws CardError WRONG_CREDENTIALS, ACCOUNT_NOT_ACTIVE, VALIDATION
 */
export const upgradeAccount = publicRoute('resident', {
  method: 'post',
  path: '/resident/upgrade',
  body: AccountUpgrade,
  answer: ResidentSession,
  async handle({ body }, { city, actor, throttle, session }) {
    const email = body.email.toLowerCase();
    const account = await Account.query(city.knex).where('email', email).whereNot('state', 'closed').first();
    const guess = { kind: 'resident', email, of: account, password: body.password } as const;
    if (!(await isRightGuess({ city, throttle, session, actor }, guess)) || !account)
      throw new CardError('WRONG_CREDENTIALS');
    if (!['active', 'locked'].includes(account.state)) throw new CardError('ACCOUNT_NOT_ACTIVE');
    await giveMissing(city, account.id, body.consents);
    return passWithPassword({ city, session }, account);
  },
});

/** Every required text is agreed to already, or now. @throws CardError VALIDATION */
async function giveMissing(city: City, accountId: string, named: readonly string[]): Promise<void> {
  const texts = await consentsInForce(city, 'registration');
  await city.knex.transaction(async (trx) => {
    const held = await Consent.query(trx).where({ accountId }).whereNull('withdrawnAt');
    const hasText = ({ id }: ConsentTextRow): boolean => held.some(({ consentTextId }) => consentTextId === id);
    const isMissing = texts.some((text) => text.required && !hasText(text) && !named.includes(text.id));
    if (isMissing || !named.every((id) => texts.some((text) => text.id === id)))
      throw new CardError('VALIDATION', {}, [{ path: 'consents', code: 'CONSENT_MISSING' }]);
    const now = city.clock.now();
    const given = texts.filter((text) => named.includes(text.id) && !hasText(text)).map(({ id }) => id);
    for (const consentTextId of given) {
      await Consent.query(trx)
        .insert({ accountId, consentTextId, givenAt: now, withdrawnAt: null })
        .onConflict(['account_id', 'consent_text_id'])
        .merge();
    }
    const by = { kind: 'resident', id: accountId, now } as const;
    await unlockAccounts(trx, accountId, by);
    const subject = { subjectKind: 'account', subjectId: accountId } as const;
    const facts = { consents: given };
    await writeAudit(trx, { actorKind: 'resident', actorId: accountId, act: 'account.upgrade', ...subject, facts });
  });
}
