/** One statement a table, over `made_people`. `:city` is the city's id, `:place` and `:code` its address, `:password` a hash. */

const HAS_ENTRY = 'p.card_id is not null';
const APPLICATION = `
  insert into applications (id, type, package_code, account_id, resident_id, state, first_name, last_name, pesel, pesel_index,
    birth_date, street, house_number, flat_number, postal_code, place, email, phone, pickup_point_id, consents, checks,
    workflow_id, created_at, submitted_at, decided_at, decision_due, updated_at, priority, eligibility)
  select p.application_id, 'card-issue', p.package_code, p.account_id, case when ${HAS_ENTRY} then p.resident_id end, p.fate,
    p.first_name, p.last_name, p.application_pesel, p.pesel_index, p.birth_date, p.street, p.house_number, p.flat_number,
    :code, :place, p.email, p.phone, p.point_id,
    (select coalesce(array_agg(id), '{}') from consent_texts where asked_at = 'application' and required),
    '[{"code":"PESEL_VALID","passed":true},{"code":"NO_CARD_YET","passed":true}]'::jsonb,
    case when p.fate <> 'draft' then :city || '/card-application/' || p.application_id end,
    p.filed_at, case when p.fate <> 'draft' then p.filed_at end,
    case when p.fate not in ('draft', 'in-review', 'completion-requested') then p.filed_at + interval '3 days' end,
    case when p.fate <> 'draft' then (p.filed_at + interval '16 days')::date end, p.filed_at,
    case when p.fate <> 'draft' then 1 + abs(hashtext(p.email)) % 3 end, case when p.fate <> 'draft' then 'met' end
  from made_people as p order by p.filed_at`;

const CARD = `
  insert into cards (id, number, application_id, resident_id, key_id, state, uid, uid_index, holder_name, pickup_point_id,
    created_at, ready_at, issued_at, issued_by, valid_from, valid_until, blocked_at, returned_at, withdrawn_at)
  select p.card_id, p.card_number, p.application_id, p.resident_id, p.key_id, p.card_state,
    case when p.card_state <> 'in-production' then p.uid end, case when p.card_state <> 'in-production' then p.uid_index end,
    p.first_name || ' ' || p.last_name, p.point_id, p.filed_at,
    case when p.card_state not in ('in-production', 'spoiled') then p.filed_at end,
    case when p.fate = 'issued' then p.filed_at + interval '9 days' end,
    case when p.fate = 'issued' then (select id from operators order by email limit 1) end,
    case when p.fate = 'issued' then (p.filed_at + interval '9 days')::date end,
    case when p.fate = 'issued' then (p.filed_at + interval '9 days' + make_interval(years => p.validity_years))::date end,
    case when p.card_state = 'blocked' then p.filed_at + interval '20 days' end,
    case when p.card_state = 'returned' then p.filed_at + interval '20 days' end,
    case when p.card_state = 'not-collected' then p.filed_at + interval '40 days' end
  from made_people as p where ${HAS_ENTRY} order by p.card_number`;

/** Rows of people, in the order in which they lean on each other. */
export const ROWS_OF_PEOPLE: Readonly<Record<string, string>> = {
  accounts: `
    insert into accounts (id, email, first_name, last_name, phone, password_hash, state, key_id, created_at, activated_at)
    select account_id, email, first_name, last_name, phone, :password, 'active', key_id, filed_at, filed_at from made_people`,
  'confirmed numbers': `
    insert into account_phones (account_id, phone, confirmed_at) select account_id, phone, filed_at from made_people`,
  consents: `
    insert into consents (account_id, consent_text_id, given_at)
    select p.account_id, t.id, p.filed_at from made_people as p join consent_texts as t on t.asked_at = 'registration' and t.required`,
  residents: `
    insert into residents (id, account_id, key_id, first_name, last_name, birth_date, pesel, pesel_index, email, phone, street,
      house_number, flat_number, postal_code, place, created_at, updated_at)
    select resident_id, account_id, key_id, first_name, last_name, birth_date, resident_pesel, pesel_index, email, phone, street,
      house_number, flat_number, :code, :place, filed_at, filed_at
    from made_people as p where ${HAS_ENTRY}`,
  applications: APPLICATION,
  cards: CARD,
  packages: `
    insert into resident_packages (resident_id, package_code, card_id, valid_until)
    select p.resident_id, p.package_code, c.id, c.valid_until from made_people as p join cards as c on c.id = p.card_id
    where c.valid_until is not null`,
  'acts on cards': `
    insert into card_acts (id, kind, card_id, reason, requested_kind, requested_by, requested_at, outcome, settled_at)
    select gen_random_uuid(), case p.card_state when 'blocked' then 'block' else 'return' end, p.card_id, 'lost', 'resident',
      p.account_id::text, p.filed_at + interval '20 days', 'done', p.filed_at + interval '20 days'
    from made_people as p where p.card_state in ('blocked', 'returned')`,
};
