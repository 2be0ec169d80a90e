/** Where a person's data stand in a table, and what of it their file holds. */
export interface PersonalTable {
  readonly table: string;
  /** Which rows are the account's; `:id` is the account. */
  readonly where: string;
  /** Columns that the file holds as they stand. */
  readonly clear: readonly string[];
  /** Columns that are sealed: the column of the key's id, or the account's own key. */
  readonly sealed?: Readonly<Record<string, 'key_id' | 'account' | 'thread'>>;
  /** Columns that the file does not hold: keys, hashes, ids of other rows, and what is in it elsewhere. */
  readonly without: readonly string[];
}

const OWN = 'account_id = :id';
const OF_APPLICATIONS = 'application_id in (select id from applications where account_id = :id)';
const OF_ENTRIES = 'resident_id in (select id from residents where account_id = :id)';
const PERSON = [
  'first_name',
  'last_name',
  'birth_date',
  'street',
  'house_number',
  'flat_number',
  'postal_code',
  'place',
];

/**
 * Every table with data of residents. Each of its columns stands in one of the lists: a test walks the schema, so that a new
 * column does not stay out of people's files by mistake.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'accounts',
    where: 'id = :id',
    clear: [
      'email',
      'pending_email',
      'first_name',
      'last_name',
      'phone',
      'pending_phone',
      'language',
      'state',
      'created_at',
      'activated_at',
    ],
    without: ['id', 'password_hash', 'key_id', 'closed_from', 'erasing_since', 'erased_at', 'locked_by', 'name_fold'],
  },
  {
    table: 'account_emails',
    where: OWN,
    clear: ['email', 'asked_at', 'confirmed_at'],
    without: ['account_id', 'token_hash', 'expires_at'],
  },
  { table: 'account_phones', where: OWN, clear: ['phone', 'confirmed_at'], without: ['account_id'] },
  {
    table: 'phone_codes',
    where: OWN,
    clear: ['phone', 'sent_at', 'expires_at', 'wrong_guesses'],
    without: ['id', 'account_id', 'code_hash'],
  },
  {
    table: 'account_tokens',
    where: OWN,
    clear: ['purpose', 'expires_at', 'used_at', 'registration'],
    without: ['token_hash', 'account_id'],
  },
  {
    table: 'account_holds',
    where: OWN,
    clear: ['reason', 'set_at', 'lift_reason', 'lifted_at'],
    without: ['id', 'account_id', 'set_by', 'told_key', 'lifted_by'],
  },
  {
    table: 'consents',
    where: OWN,
    clear: ['consent_text_id', 'given_at', 'withdrawn_at'],
    without: ['account_id'],
  },
  {
    table: 'residents',
    where: OWN,
    clear: [
      ...PERSON,
      ...['sex', 'no_pesel_reason', 'registered_street', 'registered_house_number', 'registered_flat_number'],
      ...['registered_postal_code', 'registered_place', 'email', 'phone', 'remarks', 'created_at', 'updated_at'],
    ],
    sealed: { pesel: 'key_id', id_card: 'key_id', passport: 'key_id' },
    without: [
      ...[
        'id',
        'account_id',
        'key_id',
        'pesel_index',
        'id_card_index',
        'passport_index',
        'photo_file_id',
        'version',
        'merged_into',
      ],
      // what is searched: the same, folded
      ...[
        'name_fold',
        'address',
        'address_fold',
        'registered_address',
        'registered_fold',
        'email_fold',
        'remarks_fold',
      ],
    ],
  },
  {
    table: 'resident_changes',
    where: OF_ENTRIES,
    clear: ['at', 'source', 'reason', 'fields'],
    sealed: { content: 'key_id' },
    without: ['id', 'number', 'resident_id', 'key_id', 'actor_kind', 'actor_id', 'application_id'],
  },
  {
    table: 'resident_merges',
    where: 'stays_id in (select id from residents where account_id = :id)',
    clear: ['at', 'reason', 'undone_at', 'undone_reason'],
    // what it holds is in the entry, or in the one that it was taken apart from
    without: ['id', 'stays_id', 'goes_id', 'key_id', 'content', 'operator_id', 'undone_by'],
  },
  {
    table: 'resident_distinctions',
    where: `(one_id in (select id from residents where account_id = :id)
      or other_id in (select id from residents where account_id = :id))`,
    clear: ['at', 'reason', 'undone_at', 'undone_reason'],
    without: ['id', 'one_id', 'other_id', 'operator_id', 'undone_by'],
  },
  {
    table: 'resident_documents',
    where: OF_ENTRIES,
    clear: ['type_code', 'name', 'added_at', 'delete_on', 'deleted_at', 'deleted_why', 'deleted_reason'],
    without: ['id', 'resident_id', 'file_id', 'added_by', 'deleted_by'],
  },
  {
    table: 'resident_looks',
    where: OF_ENTRIES,
    clear: ['reason', 'at'],
    // the office's own words, as of the reasons of holds
    without: ['id', 'resident_id', 'operator_id', 'note'],
  },
  {
    table: 'applications',
    where: OWN,
    clear: [
      ...PERSON,
      ...[
        'number',
        'type',
        'package_code',
        'state',
        'email',
        'phone',
        'consents',
        'checks',
        'completion_answer',
        'details',
      ],
      ...[
        'object',
        'fee',
        'eligibility',
        'filing_id',
        'form_code',
        'form_version',
        'created_at',
        'submitted_at',
        'decided_at',
        'decision_due',
        'updated_at',
      ],
    ],
    sealed: { pesel: 'account', answers: 'account', filed: 'account' },
    without: [
      'id',
      'account_id',
      'resident_id',
      'pesel_index',
      'pickup_point_id',
      'photo_file_id',
      'workflow_id',
      'priority',
      'version',
      'name_fold',
    ],
  },
  {
    table: 'application_documents',
    where: OF_APPLICATIONS,
    clear: ['document_type', 'name', 'document_date', 'document_end', 'added_at'],
    without: ['application_id', 'file_id', 'picture_id'],
  },
  {
    table: 'application_events',
    where: OF_APPLICATIONS,
    clear: ['at', 'code', 'note', 'due'],
    without: ['id', 'application_id', 'key'],
  },
  {
    table: 'identity_decisions',
    where: `${OF_APPLICATIONS} or known_account_id = :id`,
    clear: ['verdict', 'proof', 'decided_at'],
    // the office's own reasons, and where a known holder was reached
    without: [
      'id',
      'application_id',
      'resident_id',
      'reason',
      'known_account_id',
      'known_name',
      'known_email',
      'known_phone',
      'decided_by',
    ],
  },
  {
    table: 'cards',
    where: OF_ENTRIES,
    clear: [
      ...[
        'number',
        'state',
        'holder_name',
        'carrier',
        'created_at',
        'ready_at',
        'issued_at',
        'valid_from',
        'valid_until',
      ],
      ...[
        'blocked_at',
        'returned_at',
        'withdrawn_at',
        'design_version',
        'by_post',
        'sent_at',
        'came_back_at',
        'tracking_number',
      ],
    ],
    sealed: { uid: 'key_id' },
    without: [
      'id',
      'application_id',
      'resident_id',
      'key_id',
      'changed_in',
      'uid_index',
      'photo_file_id',
      'pickup_point_id',
      'status_index',
      'chip_key_version',
      'keeps_number_of',
      'activation_hash',
      'activation_until',
      'activation_tries',
      'issued_by',
      'number_fold',
      'holder_fold',
    ],
  },
  {
    table: 'card_acts',
    where: `card_id in (select id from cards where ${OF_ENTRIES})`,
    clear: ['kind', 'reason', 'note', 'requested_at', 'outcome', 'settled_at'],
    without: ['id', 'card_id', 'requested_kind', 'requested_by', 'confirmed_by'],
  },
  {
    table: 'resident_packages',
    where: OF_ENTRIES,
    clear: ['package_code', 'valid_until'],
    without: ['resident_id', 'card_id'],
  },
  {
    table: 'family_members',
    where: 'guardian_account_id = :id or account_id = :id',
    clear: [
      'first_name',
      'last_name',
      'birth_date',
      'kinship',
      'email',
      'guardian_frozen_at',
      'guardian_allowed_at',
      'created_at',
    ],
    without: ['id', 'guardian_account_id', 'resident_id', 'account_id', 'name_fold'],
  },
  {
    table: 'family_invitations',
    where: 'member_id in (select id from family_members where guardian_account_id = :id)',
    clear: ['email', 'sent_at', 'expires_at', 'used_at'],
    without: ['token_hash', 'member_id'],
  },
  {
    table: 'guardian_consents',
    where: OF_APPLICATIONS,
    clear: ['consent_text_id', 'asked_at', 'expires_at', 'answer', 'answered_at'],
    without: ['application_id', 'token_hash'],
  },
  {
    table: 'threads',
    where: OWN,
    clear: ['number', 'type_code', 'state', 'answer_due', 'created_at', 'closed_at'],
    sealed: { subject: 'key_id' },
    without: ['id', 'account_id', 'key_id', 'last_message_at', 'is_unread'],
  },
  {
    table: 'thread_messages',
    where: 'thread_id in (select id from threads where account_id = :id)',
    clear: ['author_kind', 'read_at', 'created_at'],
    sealed: { body: 'thread' },
    without: ['id', 'thread_id', 'author_id', 'key'],
  },
  {
    table: 'notifications',
    where: OWN,
    clear: ['channel', 'template', 'recipient', 'state', 'created_at', 'sent_at'],
    sealed: { content: 'key_id' },
    without: [
      'id',
      'key',
      'account_id',
      'application_id',
      'key_id',
      'provider_id',
      'problem',
      'resident_id',
      'attempted_at',
      'possible_duplicate',
      'attempts',
      'report_due_at',
      'report_tries',
      'parts',
    ],
  },
  {
    table: 'thread_files',
    where: 'file_id in (select id from files where account_id = :id)',
    clear: ['name', 'author_kind', 'added_at'],
    without: ['file_id', 'author_id', 'task_id', 'message_id'],
  },
  { table: 'announcement_recipients', where: OWN, clear: [], without: ['announcement_id', 'account_id'] },
  { table: 'announcement_reads', where: OWN, clear: ['read_at'], without: ['announcement_id', 'account_id'] },
  {
    table: 'campaign_recipients',
    where: OWN,
    clear: ['campaign_name', 'channel', 'state', 'reason', 'handed_at', 'opted_out_at'],
    without: [
      ...['id', 'campaign_id', 'resident_id', 'account_id', 'is_hard', 'tries', 'notification_id', 'code_hash'],
      ...['settled_at', 'settled_by', 'parts'],
    ],
  },
  {
    table: 'redemptions',
    where: OF_ENTRIES,
    clear: ['item', 'quantity', 'price', 'saved', 'at', 'reversed_at'],
    // who of the partner noted it, or took it back and with which words, is the partner's
    without: [
      ...['id', 'partner_id', 'discount_id', 'resident_id', 'card_id'],
      ...['person_id', 'reversed_by', 'reversal_reason'],
    ],
  },
  {
    table: 'second_factors',
    where: "kind = 'resident' and subject = :id",
    clear: ['method', 'name', 'created_at', 'confirmed_at', 'used_at'],
    without: ['id', 'kind', 'subject', 'secret', 'last_step', 'credential_id', 'public_key', 'counter', 'transports'],
  },
  {
    table: 'known_devices',
    where: "kind = 'resident' and subject = :id",
    clear: ['seen_at'],
    without: ['kind', 'subject', 'token_hash'],
  },
  {
    table: 'card_devices',
    where: OWN,
    clear: ['name', 'added_at', 'seen_at', 'ended_at'],
    without: ['id', 'account_id', 'secret_hash'],
  },
  {
    table: 'card_anchors',
    where: 'device_id in (select id from card_devices where account_id = :id)',
    clear: ['expires_at'],
    without: ['anchor', 'device_id'],
  },
  {
    table: 'erasures',
    where: OWN,
    clear: ['due_on', 'requested_at', 'outcome', 'settled_at'],
    without: ['id', 'account_id', 'account_ids', 'cancel_asked_at', 'grace_ended_at'],
  },
  {
    table: 'files',
    where: OWN,
    clear: ['kind', 'media_type', 'size', 'created_at'],
    without: ['id', 'key_id', 'account_id', 'content'],
  },
  {
    table: 'data_exports',
    where: OWN,
    clear: ['requested_at', 'ready_at', 'expires_at', 'size'],
    without: ['id', 'account_id', 'key_id', 'content'],
  },
];
