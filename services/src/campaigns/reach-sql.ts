/** SQL of the confirmed number of account `a`, or of its guardian `g`. */
export const PHONE_OF = `coalesce(
  (select a.phone from account_phones c where c.phone = a.phone and c.account_id in (a.id, g.id) limit 1),
  (select g.phone from account_phones c where c.phone = g.phone and c.account_id = g.id))`;

/** SQL that is true where an account has agreed to a text of that kind, in whatever version, and has not taken it back. */
export const CONSENTED = (account: string, kind: string): string => `exists (
  select from consents given join consent_texts said on said.id = given.consent_text_id
  where given.account_id = ${account} and said.kind = ${kind} and given.withdrawn_at is null)`;

/** SQL that is true where the last that went to the address on the channel did not arrive, for good. */
export const BOUNCED = (channel: string, address: string, account = 'p.account_id'): string => `coalesce((
  select n.state = 'undelivered' or (n.state = 'failed' and n.problem <> 'NOT_SENT' and n.attempts < 20)
  from notifications n
  where n.account_id = ${account} and n.channel = ${channel} and n.recipient = ${address}
    and n.state in ('sent', 'delivered', 'failed', 'undelivered')
  order by n.created_at desc limit 1), false)`;
