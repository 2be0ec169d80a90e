import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { PERSONAL_TABLES } from './personal-tables.ts';

/** Tables that hold nothing of residents, or only ids of them and what a process keeps sealed or for a while. */
const OTHER = [
  ...[
    'approvals',
    'audit',
    'consent_texts',
    'decision_definitions',
    'decisions',
    'diagram_drafts',
    'discounts',
    'field_rights',
    'groups',
  ],
  ...['idempotency_keys', 'identity_codes', 'knex_migrations', 'knex_migrations_lock', 'letters', 'message_channels'],
  ...['own_letters', 'own_letter_occasions', 'sms_account'],
  ...['campaigns', 'campaign_pauses'],
  ...[
    'open_id_provider',
    'operator_groups',
    'operator_identities',
    'operator_roles',
    'operator_sessions',
    'operator_tokens',
    'operators',
    'outbox',
    'packages',
  ],
  ...[
    'desk_sessions',
    'partner_keys',
    'partner_offers',
    'partner_people',
    'partner_person_tokens',
    'partner_tokens',
    'partners',
    'pickup_points',
    'process_acts',
    'process_definitions',
    'process_elements',
  ],
  ...[
    'process_histories',
    'process_incidents',
    'process_instances',
    'process_waits',
    'case_batches',
    'case_batch_items',
    'bureau_downloads',
    'bureau_items',
    'bureau_orders',
    'production_batches',
    'production_batch_items',
    'production_tasks',
    'rate_limits',
  ],
  ...['recovery_codes', 'resident_sessions', 'role_grants', 'role_groups', 'roles', 'saved_views', 'scheduled_starts'],
  ...[
    'settings',
    'spoiled_blanks',
    'station_jobs',
    'station_reports',
    'stations',
    'submissions',
    'tasks',
    'thread_types',
    'town_arms',
    'card_designs',
    'card_images',
    'card_status_indices',
    'status_list_marks',
    'status_list_versions',
  ],
  ...[
    'thrown_messages',
    'timer_starts',
    'application_notes',
    'note_mentions',
    'view_shares',
    'application_forms',
    'rights_taken',
    'announcements',
    'reply_templates',
    'thread_notes',
    'paper_intakes',
    'address_names',
    'resident_imports',
    'resident_import_parts',
    'resident_import_entries',
    'audit_checks',
    'audit_seals',
    'news',
    'list_exports',
    'substitutions',
    'second_checks',
    'saved_reports',
    'blank_entries',
    'report_recipients',
    'readers',
    'reader_checks',
    'scans',
  ],
];

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
}, 60_000);
afterAll(() => own.close());

it('H-7 every column of a table with data of residents is in their file, or left out by name', async () => {
  const { rows } = await own.city.knex.raw<{ rows: { table: string; column: string }[] }>(
    `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`,
  );
  const tables = new Set(rows.map(({ table }) => table));
  const known = new Map(PERSONAL_TABLES.map((each) => [each.table, each]));
  const unknown = [...tables].filter((table) => !known.has(table) && !OTHER.includes(table));
  const unnamed = rows.flatMap(({ table, column }) => {
    const found = known.get(table);
    const named = found && [...found.clear, ...Object.keys(found.sealed ?? {}), ...found.without];
    return named && !named.includes(column) ? `${table}.${column}` : [];
  });
  const gone = PERSONAL_TABLES.flatMap(({ table, clear, sealed = {}, without }) =>
    [...clear, ...Object.keys(sealed), ...without]
      .filter((column) => !rows.some((row) => row.table === table && row.column === column))
      .map((column) => `${table}.${column}`),
  );
  expect({ unknown, unnamed, gone }).toEqual({ unknown: [], unnamed: [], gone: [] });
});
