/**
 * The best SQL that we know for what a list shows, on the product's own indexes: its page of rows is found in one table and
 * joined afterwards, the count ends at 10,001.
 */
interface Register {
  from: string;
  columns: string;
  joins: string;
  /** Rows of a page and one more. */
  size: number;
}

const POINT = 'left join pickup_points as point on point.id = r.pickup_point_id';
const AS_ID = (id: string): string => `case when ${id} ~ '^[0-9a-f-]{36}$' then ${id}::uuid end`;

const APPLICATIONS: Register = {
  from: 'applications',
  columns:
    'r.id, r.workflow_id, r.number, r.first_name, r.last_name, r.type, p.name, r.state, r.submitted_at, point.name',
  joins: `join packages as p on p.code = r.package_code ${POINT}`,
  size: 101,
};
const CARDS: Register = {
  from: 'cards',
  columns:
    'r.id, r.number, r.holder_name, r.state, point.name, r.issued_at, o.name, r.valid_until, r.ready_at, a.number, a.id, r.created_at',
  joins: `left join applications as a on a.id = r.application_id ${POINT} left join operators as o on o.id = r.issued_by`,
  size: 101,
};
const MESSAGES: Register = {
  from: 'notifications',
  columns:
    'r.id, r.template, r.state, r.channel, r.recipient, r.problem, r.created_at, r.attempts, r.attempted_at, a.number, r.application_id',
  joins: 'left join applications as a on a.id = r.application_id',
  size: 101,
};
const CASES: Register = {
  from: 'process_instances',
  columns: `r.workflow_id, r.process_key, r.version, r.state, r.suspended_at, r.started_at, r.ended_at, r.case_id, a.number, d.name,
    array(select e.name from process_elements as e where e.workflow_id = r.workflow_id and e.left_at is null and e.name <> ''),
    exists (select 1 from process_incidents as i where i.workflow_id = r.workflow_id and i.resolved_at is null)`,
  joins: `left join process_definitions as d on d.process_key = r.process_key and d.version = r.version
    left join applications as a on a.id = ${AS_ID('r.case_id')}`,
  size: 101,
};

/** Statements of a page: the rows of the table that fit, in an order, and how many fit. */
const page =
  ({ from, columns, joins, size }: Register) =>
  (where: string, order: string): string[] => [
    `select ${columns} from (select * from ${from} where ${where} order by ${order} limit ${size}) as r ${joins} order by ${order.replaceAll(/\b(?=(created_at|id|submitted_at|number|started_at|workflow_id|holder_name)\b)/g, 'r.')}`,
    `select count(*) from (select 1 from ${from} where ${where} limit 10001) as counted`,
  ];

/** Open tasks of staff; the urgent first, then by deadline. */
const tasks = (where: string): string[] => {
  const open = `t.state in ('open', 'claimed') and t.candidate_group <> 'applicant' and ${where}`;
  return [
    `with r as (
       select t.*, a.number, a.type, a.package_code, a.first_name, a.last_name, a.state as application_state, a.submitted_at,
         a.decision_due, a.priority, a.pickup_point_id as point_id
       from tasks as t left join applications as a on a.id = t.application_id where ${open}
       order by coalesce(a.priority, 3) = 1 desc, coalesce(t.due_on, a.decision_due, 'infinity'), coalesce(a.priority, 3), t.opened_at, t.id
       limit 201)
     select r.*, p.name, o.name, point.name, c.holder_name, made.problem from r
       left join packages as p on p.code = r.package_code left join operators as o on o.id = ${AS_ID('r.assignee_id')}
       left join pickup_points as point on point.id = r.point_id left join production_tasks as made on made.task_id = r.id
       left join card_acts as act on act.id = ${AS_ID('r.case_id')} left join cards as c on c.id = act.card_id`,
    `select count(*) from (select 1 from tasks as t left join applications as a on a.id = t.application_id where ${open} limit 10001) as counted`,
    `select count(*) filter (where assignee_id is not null), count(*) filter (where candidate_group = 'card-office'), count(*)
     from tasks where state in ('open', 'claimed') and candidate_group <> 'applicant'`,
  ];
};

export const HAND_WRITTEN = {
  applications: page(APPLICATIONS),
  cards: page(CARDS),
  messages: page(MESSAGES),
  cases: page(CASES),
  tasks,
};
