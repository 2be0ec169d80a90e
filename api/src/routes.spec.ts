import type { Route } from './http/definition.ts';
import { ROUTES } from './routes.ts';

/** Why a route leaves no audit row by what its table says. */
const UNTRACED: Readonly<Record<string, readonly string[]>> = {
  'it is public, or the own data of who asks': [
    'get /resident/',
    'post /resident/account/phone-confirmation/resend',
    'get /operator/session',
    'get /operator/town-arms',
    'put /resident/applications/:id/draft',
    'delete /resident/applications/:id/draft',
    'put /resident/applications/:id/photo',
    'post /resident/applications/:id/documents',
    'delete /resident/applications/:id/documents/:fileId',
    'put /resident/applications/:id/documents/:fileId',
    'post /resident/applications',
    'post /resident/family-invitation',
    'post /resident/second-guardian',
    'put /resident/account/language',
    'post /resident/filings',
    'post /resident/filings/:id/answers',
    'post /resident/thread-files',
    'delete /resident/thread-files/:fileId',
    'post /resident/card-certificates',
    'get /operator/factors',
    'get /operator/open-id',
    'get /operator/sessions',
    'get /operator/exports',
    'get /operator/mentions',
    'get /operator/mentions/unread',
    'post /operator/mentions/read',
    'get /operator/views',
    'post /operator/views',
    'delete /operator/views/:viewId',
  ],
  'the use case writes the row itself': [
    'put /operator/views/:viewId/share',
    'delete /operator/views/:viewId/share',
    'post /admin/forms',
    'put /admin/forms/:code/retirement',
    'post /operator/tasks/:taskId/files',
    'delete /operator/tasks/:taskId/files/:fileId',
    'put /admin/town/arms',
    'delete /admin/town/arms',
    'post /admin/consent-texts',
    'post /resident/sign-in',
    'post /resident/sign-in/code',
    'post /resident/sign-in/passkey',
    'post /resident/factors/totp',
    'post /resident/factors/passkey',
    'post /resident/factors/:factorId/remove',
    'post /resident/factors/recovery-codes',
    'post /resident/email-confirmation',
    'put /resident/account/email',
    'post /resident/account/email-confirmation',
    'post /resident/account/phone-confirmation',
    'delete /resident/account/sessions',
    'delete /resident/account/sessions/',
    'post /operator/sign-in/code',
    'post /operator/sign-in/passkey',
    'post /operator/factors/totp',
    'post /operator/factors/passkey',
    'post /operator/factors/:factorId/remove',
    'post /operator/factors/recovery-codes',
    'post /operator/open-id/remove',
    'post /operator/sign-in/open-id',
    'put /admin/open-id',
    'put /operator/password',
    'post /operator/password-reset',
    'delete /operator/sessions',
    'delete /operator/sessions/',
    'post /resident/sign-out',
    'post /resident/register',
    'post /resident/upgrade',
    'post /resident/activate',
    'post /resident/password-reset',
    'put /resident/account/phone',
    'put /resident/account/password',
    'post /resident/cards/:id/block',
    'post /resident/account/erasure',
    'post /resident/account/data-exports',
    'post /resident/account/erasure/cancel',
    'post /resident/consents/:textId/withdrawal',
    'post /resident/family',
    'put /resident/family/:id',
    'post /resident/family/:id/invitation',
    'post /resident/family/:id/removal',
    'post /resident/family/:id/removal/cancel',
    'post /resident/family-invitation/acceptance',
    'post /resident/second-guardian/answer',
    'post /resident/filings/:id/submission',
    'post /resident/applications/:id/second-guardian',
    'post /operator/blank-entries',
    'post /operator/exports/:exportId/withdrawal',
    'post /operator/saved-reports',
    'put /operator/saved-reports/:reportId',
    'delete /operator/saved-reports/:reportId',
    'delete /operator/saved-reports/:reportId/own-mails',
    'delete /resident/family-membership',
    'post /resident/threads',
    'post /resident/card-devices',
    'delete /resident/card-devices/',
    'post /resident/threads/:id/reply',
    'post /resident/applications/:id/submit',
    'post /resident/applications/:id/complete',
    'post /resident/applications/:id/reprint',
    'post /operator/sign-in',
    'post /operator/sign-out',
    'post /operator/tasks/:taskId/complete',
    'post /operator/bulk/',
    'post /operator/second-checks/:id',
    'post /operator/substitutions',
    'put /operator/substitutions/:id',
    'post /operator/substitutions/:id/end',
    'post /operator/tasks/export',
    'post /operator/applications/export',
    'post /operator/cards/export',
    'post /operator/messages/export',
    'post /operator/residents/export',
    'post /operator/documents/export',
    'post /operator/residents',
    'post /operator/resident-imports',
    'post /operator/residents/:id/merge/:otherId',
    'put /operator/residents/:id/apart/:otherId',
    'post /operator/residents/:id/apart/:otherId/undo',
    'post /operator/merge-requests/:id/answer',
    'post /operator/residents/:id/merges/:mergeId/undo',
    'post /operator/resident-imports/',
    'put /operator/residents/:id',
    'post /operator/threads/export',
    'post /operator/threads/:id/resume',
    'put /operator/residents/:id/photo',
    'post /operator/paper/:id/submit',
    'post /operator/residents/:id/documents',
    'post /operator/residents/:id/documents/:documentId/removal',
    'post /operator/residents/:id/packages',
    'post /operator/residents/:id/packages/:packageCode/removal',
    'post /operator/applications/:id/identity',
    'post /operator/cards/:id/',
    'post /operator/erasures/:id/cancel',
    'post /operator/accounts/:id/hold/lift',
    'post /admin/deployments',
    'post /admin/approvals/',
    'post /admin/cases/export',
    'post /admin/audit/export',
    'post /admin/partners/export',
    'post /admin/incidents/',
    'post /admin/cases/',
    'post /admin/definitions/:processKey/versions/:version/migrate',
    'post /admin/catalogues/',
    'put /admin/catalogues/',
    'delete /admin/catalogues/',
    'post /admin/partners/:id/key',
    'post /admin/stations',
    'post /admin/stations/',
    'put /admin/stations/',
    'post /admin/users',
    'post /admin/users/',
    'put /admin/users/',
    'post /admin/access/',
    'put /admin/access/',
    'delete /admin/access/',
    'put /admin/settings/:key',
    'put /admin/configuration',
    'post /admin/test-messages',
    'put /admin/letters/:event/:channel',
    'post /partner/',
    'post /station/',
  ],
  'what it hands out was recorded when the file began': [
    'get /operator/tasks/exports/:exportId/rows',
    'get /operator/applications/exports/:exportId/rows',
    'get /operator/cards/exports/:exportId/rows',
    'get /operator/messages/exports/:exportId/rows',
    'get /operator/residents/exports/:exportId/rows',
    'get /operator/documents/exports/:exportId/rows',
    'get /operator/threads/exports/:exportId/rows',
    'get /admin/cases/exports/:exportId/rows',
    'get /admin/audit/exports/:exportId/rows',
    'get /admin/partners/exports/:exportId/rows',
  ],
  'it hands out nobody’s personal data': [
    'post /resident/password-reset/request',
    'post /operator/password-reset/request',
    'post /resident/application-status',
    'post /resident/eligibility',
    'post /operator/sign-in/passkey/options',
    'post /operator/sign-in/open-id/begin',
    'post /operator/open-id/begin',
    'post /resident/sign-in/passkey/options',
    'post /resident/factors/totp/begin',
    'post /resident/factors/passkey/options',
    'post /operator/factors/totp/begin',
    'post /operator/factors/passkey/options',
    'get /operator/tasks/stream',
    'get /operator/access-stream',
    'get /operator/colleagues',
    'get /operator/applications/:id/colleagues',
    'get /operator/threads/:id/colleagues',
    'get /operator/second-checks',
    'get /operator/substitutes',
    'get /operator/substitutions',
    'get /operator/person-choices',
    'get /operator/residents/:id/paper-offers',
    'get /operator/resident-imports',
    'get /operator/address-names',
    'get /resident/address-names',
    'get /operator/announcements',
    'get /operator/announcement-audience',
    'get /operator/thread-types',
    'get /partner/discounts',
    'get /partner/card-keys',
    'get /admin/definitions',
    'get /admin/decisions',
    'get /admin/approvals',
    'post /admin/definitions/:processKey/versions/:version/migration-preview',
    'get /admin/access',
    'get /admin/stations',
    'get /admin/users',
    'get /admin/open-id',
    'get /admin/catalogues/',
    'get /admin/terms',
    'get /admin/settings',
    'get /admin/settings/:key/history',
    'get /admin/configuration',
    'post /admin/configuration/comparison',
    'get /admin/forms',
    'get /admin/form-surroundings',
    'get /admin/consent-texts',
    'get /admin/letters',
    'get /admin/letters/:event/:channel',
    'post /admin/letters/:event/:channel/preview',
    'get /admin/message-channels',
    'get /operator/merge-requests',
    'get /admin/test-messages/:id',
    'get /admin/audit-state',
    'get /operator/saved-reports',
  ],
};

const nameOf = ({ shape }: Route): string => `${shape.method} ${shape.path}`;
const isTraced = ({ shape }: Route): boolean => shape.audit !== undefined || shape.reads !== undefined;
const fits = (name: string, entry: string): boolean =>
  name === entry || (entry.endsWith('/') && name.startsWith(entry));

describe('the table of routes', () => {
  it('says of each what it leaves in the audit, or why nothing', () => {
    const reasons = Object.values(UNTRACED).flat();
    const silent = ROUTES.filter((route) => !isTraced(route)).map(nameOf);
    expect(silent.filter((name) => !reasons.some((entry) => fits(name, entry)))).toEqual([]);
  });

  it('excuses no route that is not there', () => {
    const names = ROUTES.map(nameOf);
    const unused = Object.values(UNTRACED)
      .flat()
      .filter((entry) => !names.some((name) => fits(name, entry)));
    expect(unused).toEqual([]);
  });

  it('traces every look at a person’s file', () => {
    const handsOutFiles = ROUTES.filter(
      ({ area, shape }) => area !== 'resident' && (shape.answer === 'file' || /TaskDetail|:taskId/.test(shape.path)),
    ).map(nameOf);
    const traced = new Set(ROUTES.filter(isTraced).map(nameOf));
    // the arms are no person's file; the others show none and write their rows themselves
    expect(handsOutFiles.filter((name) => !traced.has(name)).toSorted()).toEqual([
      'delete /operator/tasks/:taskId/files/:fileId',
      'get /operator/town-arms',
      'post /operator/tasks/:taskId/complete',
      'post /operator/tasks/:taskId/files',
    ]);
  });

  it('gives every change that asks for a transaction one', () => {
    const takesOne = ({ handle }: Route['shape']): boolean => {
      const text = handle.toString();
      return /\btrx\b/.test(text.slice(0, text.search(/\)\s*(=>|\{)/)));
    };
    const bare = ROUTES.filter(
      ({ shape }) => shape.method !== 'get' && takesOne(shape) && !shape.once && !shape.transaction,
    );
    // it changes nothing
    expect(bare.map(nameOf)).toEqual(['post /admin/letters/:event/:channel/preview']);
  });

  it('lets a key stand for one request alone: what takes it on itself compares it', () => {
    const own = ROUTES.filter(({ shape }) => shape.needsIdempotencyKey === true).map(nameOf);
    // each of these has its test of a key that comes back with another body
    expect(
      own.filter((name) => !name.startsWith('post /admin/cases/') && !name.startsWith('post /admin/incidents/')),
    ).toEqual([
      'post /resident/applications/:id/complete',
      'post /resident/applications/:id/reprint',
      'post /operator/tasks/:taskId/complete',
    ]);
  });
});
