/** Whether the rows of a column that points at an entry or an account go to the one that stays, or why they do not. */
type Rule = 'goes' | { readonly stays: string };

const SIGNS_IN = { stays: 'only somebody who signs in has these, and who signs in never goes' } as const;
const OF_THE_ENTRY = { stays: 'it says what happened to just this entry' } as const;

/**
 * Every column that points at a resident or an account, by `table.column`. A test walks the schema: a new one does not stay out
 * by mistake.
 */
export const MERGE_RULES: Readonly<Record<string, Rule>> = {
  'applications.resident_id': 'goes',
  'cards.resident_id': 'goes',
  'family_members.resident_id': 'goes',
  'identity_decisions.resident_id': 'goes',
  'notifications.resident_id': 'goes',
  'redemptions.resident_id': 'goes',
  'resident_documents.resident_id': 'goes',
  'resident_packages.resident_id': 'goes',
  'campaign_recipients.resident_id': OF_THE_ENTRY,
  'resident_changes.resident_id': OF_THE_ENTRY,
  'resident_distinctions.one_id': OF_THE_ENTRY,
  'resident_distinctions.other_id': OF_THE_ENTRY,
  'resident_import_entries.resident_id': OF_THE_ENTRY,
  'resident_looks.resident_id': OF_THE_ENTRY,
  'resident_merges.goes_id': OF_THE_ENTRY,
  'resident_merges.stays_id': OF_THE_ENTRY,
  'residents.merged_into': { stays: 'what was merged into an entry leads on by way of it' },

  'account_holds.account_id': 'goes',
  'accounts.locked_by': 'goes',
  'announcement_reads.account_id': 'goes',
  'announcement_recipients.account_id': 'goes',
  'campaign_recipients.account_id': 'goes',
  'consents.account_id': 'goes',
  'family_members.account_id': 'goes',
  'family_members.guardian_account_id': 'goes',
  'notifications.account_id': 'goes',
  'threads.account_id': 'goes',
  'account_emails.account_id': SIGNS_IN,
  'account_phones.account_id': SIGNS_IN,
  'account_tokens.account_id': SIGNS_IN,
  'card_devices.account_id': SIGNS_IN,
  'data_exports.account_id': SIGNS_IN,
  'phone_codes.account_id': SIGNS_IN,
  'applications.account_id': { stays: 'the hash of what was sent names the account, and its key seals it' },
  'files.account_id': { stays: 'a file ends with the account under whose key it is sealed; both end together' },
  'erasures.account_id': { stays: 'nobody is merged who is being erased' },
  'identity_decisions.known_account_id': { stays: 'it says who held the entry when it was decided' },
  'residents.account_id': { stays: 'each entry has an account of its own' },
};

/** The columns whose rows go, in an order of their own. */
export const MOVED = Object.entries(MERGE_RULES)
  .filter(([, rule]) => rule === 'goes')
  .map(([name]) => {
    const [table = '', column = ''] = name.split('.');
    return { table, column, isOfAccount: column !== 'resident_id' };
  });
