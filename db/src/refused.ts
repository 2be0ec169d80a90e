import type { DatabaseKind } from './migrate.ts';
import { programOf, type Program } from './logins.ts';

/** Acts on tables that a role may not do, although it works in their database. */
interface Refused {
  readonly acts: string;
  readonly tables: readonly string[];
}

/** What is only ever added: no program changes or deletes it. Rows that lose a text by law are kept by triggers. */
const APPEND_ONLY: Readonly<Record<DatabaseKind, readonly Refused[]>> = {
  platform: [],
  keys: [{ acts: 'delete', tables: ['data_keys'] }],
  city: [
    {
      acts: 'update, delete',
      tables: [
        'audit',
        'audit_checks',
        'audit_seals',
        'blank_entries',
        'bureau_downloads',
        'card_images',
        'card_status_indices',
        'process_acts',
      ],
    },
    {
      acts: 'delete',
      tables: [
        'decisions',
        'application_events',
        'application_forms',
        'identity_decisions',
        'approvals',
        'second_checks',
      ],
    },
  ],
};

const WRITES = 'insert, update, delete';

/** What only the other program does. */
const OF_THE_OTHER: Readonly<Record<Program, Partial<Record<DatabaseKind, readonly Refused[]>>>> = {
  api: {
    platform: [{ acts: WRITES, tables: ['heartbeats', 'cities', 'city_hosts'] }],
    // keys are destroyed where people are erased
    keys: [{ acts: 'update', tables: ['data_keys'] }],
    city: [{ acts: WRITES, tables: ['audit_checks', 'audit_seals', 'process_histories'] }],
  },
  worker: {
    platform: [{ acts: WRITES, tables: ['cities', 'city_hosts'] }],
    city: [
      // who may do what, what is deployed, and what a second person said
      {
        acts: WRITES,
        tables: [
          'application_forms',
          'approvals',
          'blank_entries',
          'bureau_downloads',
          'card_designs',
          'card_images',
          'consent_texts',
          'decision_definitions',
          'diagram_drafts',
          'discounts',
          'field_rights',
          'groups',
          'letters',
          'operator_groups',
          'operator_roles',
          'operators',
          'own_letters',
          'packages',
          'partner_keys',
          'partner_offers',
          'partner_people',
          'partners',
          'pickup_points',
          'process_definitions',
          'readers',
          'reply_templates',
          'rights_taken',
          'role_grants',
          'role_groups',
          'roles',
          'settings',
          'sms_account',
          'substitutions',
          'thread_types',
          'town_arms',
        ],
      },
      {
        acts: 'insert, delete',
        tables: [
          'bureau_items',
          'bureau_orders',
          'case_batches',
          'case_batch_items',
          'campaigns',
          'campaign_pauses',
          'resident_looks',
          'paper_intakes',
          'production_batches',
          'production_batch_items',
          'saved_reports',
        ],
      },
      // who is erased loses these by the worker's hand, and old ones go
      {
        acts: 'insert, update',
        tables: [
          'account_tokens',
          'desk_sessions',
          'guardian_consents',
          'known_devices',
          'operator_sessions',
          'partner_tokens',
          'reader_checks',
          'recovery_codes',
          'report_recipients',
          'resident_sessions',
          'second_factors',
        ],
      },
      { acts: 'all', tables: ['open_id_provider', 'operator_identities', 'operator_tokens', 'partner_person_tokens'] },
    ],
  },
};

/** What a role may not do in a database of that kind. */
export function refusedTo(kind: DatabaseKind, role: string): readonly Refused[] {
  const program = programOf(role);
  return [...APPEND_ONLY[kind], ...((program && OF_THE_OTHER[program][kind]) ?? [])];
}
