/** The way of a case through card-application.bpmn: element, flow that led there, place of its scope. */
const WAY = [
  ['application-received', '', 's1'],
  ['review', 'flow-review', 's1'],
  ['review-started', '', 's5'],
  ['confirm-receipt', 'flow-confirm', 's5'],
  ['check-application', 'flow-check', 's5'],
  ['decide-eligibility', 'flow-eligibility', 's5'],
  ['decide-priority', 'flow-priority', 's5'],
  ['mark-in-review', 'flow-in-review', 's5'],
  ['verify-application', 'flow-verify', 's5'],
  ['verification-decided', 'flow-verified', 's5'],
  ['complete-application', 'flow-complete', 's5'],
  ['review-approved', 'flow-approve', 's5'],
  ['enter-in-register', 'flow-approved', 's1'],
  ['mark-in-production', 'flow-register', 's1'],
  ['produce-card', 'flow-produce', 's1'],
  ['mark-ready', 'flow-produced', 's1'],
  ['notify-card-ready', 'flow-ready', 's1'],
  ['card-collected', 'flow-collected', 's1'],
  ['mark-issued', 'flow-issue', 's1'],
  ['notify-card-issued', 'flow-notify-issued', 's1'],
  ['card-issued', 'flow-issued', 's1'],
] as const;

/** How far the case has come, by the state of the application; others ended at the decision. */
const STANDS_AT: Readonly<Record<string, (typeof WAY)[number][0]>> = {
  'in-review': 'verify-application',
  'completion-requested': 'complete-application',
  'in-production': 'produce-card',
  'ready-for-pickup': 'card-collected',
  'not-collected': 'card-collected',
  issued: 'card-issued',
};

const STEPS = WAY.map(
  ([element, flow, scope], index) => `(${index}, '${element}', nullif('${flow}', ''), '${scope}')`,
).join();
const PLACE = (state: string): number =>
  WAY.findIndex(([element]) => element === (STANDS_AT[state] ?? 'review-approved'));
const PLACES = [...Object.keys(STANDS_AT), 'rejected', 'withdrawn', 'left-unexamined']
  .map((state) => `('${state}', ${PLACE(state)})`)
  .join();
const IS_OPEN = `p.fate in ('in-review', 'completion-requested', 'in-production', 'ready-for-pickup')`;
const CASE = `:city || '/card-application/' || p.application_id`;

/** A case in review stands in the sub-process too. */
const STANDS_HERE = `${IS_OPEN} and (step.place = stands.place or step.element = 'review' and stands.place < ${PLACE('')})`;

/** The newest version of the process, with the names that its diagram gives. */
const NAME_OF = (element: string): string =>
  `(jsonb_path_query_first(d.graph, '$.** \\? (@.id == $id)', jsonb_build_object('id', ${element})) ->> 'name')`;
const NEWEST = `(select version, digest, graph from process_definitions
  where process_key = 'card-application' order by version desc limit 1)`;

const OUTCOME = `case when p.fate = 'rejected' then 'reject'
  when p.fate in ('completion-requested', 'left-unexamined') then 'call' else 'approve' end`;
interface MadeTask {
  element: string;
  group: string;
  /** SQL of the answers there are, of the state and of the answer given. */
  outcomes: string;
  state: string;
  outcome: string;
}

const task = (whose: string, { element, group, outcomes, state, outcome }: MadeTask): string => `
  insert into tasks (id, workflow_id, case_id, token_id, element_id, name, form, candidate_group, outcomes, state, assignee_id,
    claimed_at, application_id, pickup_point_id, opened_at, closed_at, outcome)
  select p.application_id || '-${element}', ${CASE}, p.application_id, 't13', '${element}',
    coalesce(${NAME_OF(`'${element}'`)}, ''), '${element}', '${group}', '${outcomes}', ${state}, o.id,
    case when o.id is not null then p.filed_at + interval '1 day' end, p.application_id, p.point_id, p.filed_at,
    case when ${state} = 'done' then p.filed_at + interval '3 days' end, case when ${state} = 'done' then ${outcome} end
  from made_people as p cross join ${NEWEST} as d
    left join (select id, row_number() over (order by email) as place, count(*) over () as all from operators) as o
      on ${state} <> 'open' and o.place = 1 + abs(hashtext(p.email)) % o.all
  where ${whose}`;

const DECIDED = `p.fate not in ('draft', 'in-review', 'withdrawn')`;
const VERIFICATION = {
  element: 'verify-application',
  group: 'card-office',
  outcomes: '{approve,call,reject}',
  outcome: OUTCOME,
};
const COMPLETION = { element: 'complete-application', group: 'applicant', outcomes: '{completed}', outcome: 'null' };
const PRODUCTION = { element: 'card-production', group: 'production', outcomes: '{}', outcome: `'produced'` };
const WAITS = `case when abs(hashtext(p.email)) % 3 = 0 then 'claimed' else 'open' end`;

/** What cases left behind, in the order in which the rows lean on each other. */
export const ROWS_OF_CASES: Readonly<Record<string, string>> = {
  cases: `
    insert into process_instances (workflow_id, process_key, case_id, version, digest, state, turn, variables, started_at, ended_at)
    select ${CASE}, 'card-application', p.application_id, d.version, d.digest,
      case when ${IS_OPEN} then 'running' else 'completed' end, 13, '{}', p.filed_at,
      case when not ${IS_OPEN} then p.filed_at + interval '10 days' end
    from made_people as p cross join ${NEWEST} as d where p.fate <> 'draft'`,
  steps: `
    with step as materialized (
      select way.*, jsonb_path_query_first(d.graph, '$.** \\? (@.id == $id)', jsonb_build_object('id', way.element)) as node
      from ${NEWEST} as d cross join (values ${STEPS}) as way (place, element, flow, scope))
    insert into process_elements (workflow_id, token_id, element_id, kind, name, scope_id, flow_id, public_label, entered_at, left_at, how)
    select ${CASE}, 't' || (3 + step.place), step.element, coalesce(step.node ->> 'kind', ''), coalesce(step.node ->> 'name', ''),
      step.scope, step.flow, step.node ->> 'publicLabel', p.filed_at + step.place * interval '10 hours',
      case when ${STANDS_HERE} then null else p.filed_at + (step.place + 1) * interval '10 hours' end,
      case when ${STANDS_HERE} then null else 'completed' end
    from made_people as p join (values ${PLACES}) as stands (state, place) on stands.state = p.fate
      join step on step.place <= stands.place and (step.element <> 'complete-application' or p.fate = 'completion-requested')
    order by p.filed_at, step.place`,
  'verifications done': task(DECIDED, { ...VERIFICATION, state: `'done'` }),
  'verifications waiting': task(`p.fate = 'in-review'`, { ...VERIFICATION, state: WAITS }),
  'completions waiting': task(`p.fate = 'completion-requested'`, { ...COMPLETION, state: `'open'` }),
  'productions done': task(`p.card_id is not null and p.fate <> 'in-production'`, { ...PRODUCTION, state: `'done'` }),
  'productions waiting': task(`p.fate = 'in-production'`, { ...PRODUCTION, state: WAITS }),
  'what applicants read': `
    insert into application_events (application_id, key, at, code)
    select p.application_id, each.code, p.filed_at + each.place * interval '2 days', each.code
    from made_people as p join (values ('submitted', 0), ('in-review', 1), ('in-production', 2), ('ready-for-pickup', 3), ('issued', 4))
      as each (code, place) on each.place = 0 or p.fate = 'issued' or each.code = p.fate
    where p.fate <> 'draft'`,
  messages: `
    insert into notifications (id, key, channel, template, account_id, application_id, recipient, key_id, state, attempts,
      attempted_at, problem, created_at, sent_at)
    select gen_random_uuid(), ${CASE} || '/' || each.letter, each.channel, each.letter, p.account_id, p.application_id,
      case each.channel when 'mail' then p.email else p.phone end, p.key_id, each.state, 1, at,
      case when each.state = 'undelivered' then 'RECIPIENT_UNKNOWN' end, at, case when each.state <> 'undelivered' then at end
    from made_people as p cross join lateral (
        select l.letter, l.channel, p.filed_at + l.days * interval '1 day' as at,
          case when abs(hashtext(p.email || l.letter)) % 400 = 0 then 'undelivered' when l.channel = 'mail' then 'sent' else 'delivered' end as state
        from (values ('application-received', 'mail', 0), ('card-ready', 'sms', 5)) as l (letter, channel, days)
        where l.days = 0 or p.fate in ('issued', 'ready-for-pickup', 'not-collected')) as each
    where p.fate <> 'draft'`,
  audit: `
    insert into audit (at, actor_kind, actor_id, act, subject_kind, subject_id, facts)
    select p.filed_at + each.days * interval '1 day', each.who,
      case each.who when 'resident' then p.account_id::text end, each.act, each.what,
      case each.what when 'card' then p.card_id else p.application_id end, each.facts::jsonb
    from made_people as p join (values
        ('resident', 'application.submit', 'application', 0, '{"state":"submitted"}'),
        ('process', 'application.move', 'application', 1, '{"state":"in-review"}'),
        ('process', 'card.ready', 'card', 5, '{}'),
        ('process', 'application.move', 'application', 9, '{"state":"issued"}')) as each (who, act, what, days, facts)
      on each.days <= 1 or p.fate = 'issued'
    where p.fate <> 'draft'
    order by 1`,
};
