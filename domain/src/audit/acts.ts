import type { AccountAction } from '../accounts.ts';
import type { CardAction } from '../cards.ts';
import type { GrantAction } from '../packages.ts';

/** What tells of an attack, or of who looked and who came in: the events of ASVS 5.0, 16.3. */
export const SECURITY_EVENTS = [
  'session.open',
  'session.fail',
  'session.close',
  'session.end',
  'factor.add',
  'factor.remove',
  'factor.reset',
  'factor.renew-codes',
  'session.act-for',
  'access.refuse',
  'access.add-role',
  'access.change-role',
  'access.rename-role',
  'access.remove-role',
  'access.add-group',
  'access.rename-group',
  'access.remove-group',
  'access.change-person',
  'operator.invite',
  'operator.switch-off',
  'operator.switch-on',
  'operator.unlock',
  'operator.replace-password',
  'operator.change-password',
  'operator.reset-password',
  'account.change-password',
  'account.reset-password',
  'account.change-phone',
  'account.change-email',
  'account.confirm-email',
  'account.confirm-phone',
  'account.fail-phone-code',
  'partner.fail',
  'partner.change-key',
] as const;

/** Deliveries of personal data to somebody whose data they are not: one row for a look, however often a screen reloads. */
export const READS = [
  'register.read',
  'register.export',
  'report.read',
  'task.read',
  'thread.read',
  'application.read',
  'resident.read',
  'resident.find',
  'resident.reveal-numbers',
  'file.read',
  'import.read',
  'case.read',
  'case.decode',
  'job.read',
  'card.status',
  'station.deliver',
] as const;

/** Data that left in a file. */
export const EXPORTS = ['register.export', 'account.export', 'account.take-export'] as const;

/** What people, programs and processes do beside the states that tables of transitions name. */
export const OTHER_ACTS = [
  'account.register',
  'account.erase',
  'account.erase-again',
  'account.hold',
  'account.export',
  'account.lift-hold',
  'account.take-export',
  'account.upgrade',
  'application.check',
  'approval.approve',
  'approval.ask',
  'approval.refuse',
  'approval.withdraw',
  'application.move',
  'application.attach-paper',
  'application.begin-paper',
  'application.note',
  'application.submit',
  'application.withdraw',
  'blanks.enter',
  'card-device.add',
  'card-device.end',
  'card.bind-chip',
  'card.confirm-print',
  'card.reserve',
  'card.spoil-blank',
  'catalogue.change',
  'consent-text.publish',
  'consent.give',
  'consent.withdraw',
  'decision.deploy',
  'discount.redeem',
  'erasure.cancel',
  'family.add',
  'family.address',
  'family.allow',
  'family.change',
  'family.freeze',
  'family.invite',
  'family.join',
  'family.leave',
  'family.open',
  'family.remove',
  'form.publish',
  'form.retire',
  'guardian.answer',
  'guardian.ask',
  'identity.decide',
  'import.begin',
  'import.discard',
  'import.end',
  'import.end-undo',
  'import.undo',
  'import.upload',
  'letter.change',
  'message-channel.test',
  'process.deploy',
  'production.step',
  'report.mail',
  'report.remove',
  'report.save',
  'report.stop',
  'resident.add-document',
  'resident.change',
  'resident.remove-document',
  'resident.state-reason',
  'resident.enter',
  'resident.merge',
  'resident.take-out',
  'resident.tell-apart',
  'resident.undo-tell-apart',
  'resident.unmerge',
  'resident.update',
  'setting.change',
  'settings.change',
  'substitution.change',
  'substitution.end',
  'substitution.plan',
  'task.assign',
  'task.claim',
  'task.complete',
  'task.put-off',
  'task.release',
  'thread.announce',
  'thread.attach',
  'thread.close',
  'thread.detach',
  'thread.note',
  'thread.resume',
  'thread.write',
  'town.arms',
] as const;

/** What administrators do to a running case. */
export const CASE_ACTS = [
  'retry-incident',
  'skip-incident',
  'edit-variables',
  'fire-timer',
  'move-token',
  'migrate-case',
  'suspend-case',
  'resume-case',
  'cancel-case',
  'heal',
] as const;

/** What a station says of a job. */
export const STATION_REPORTS = ['uid-read', 'encoded', 'printed', 'verified', 'failed', 'unknown'] as const;

/** Everything that leaves a row in a town's audit. The list is closed: an act that is not here does not compile. */
export type AuditAct =
  | (typeof SECURITY_EVENTS)[number]
  | (typeof READS)[number]
  | (typeof OTHER_ACTS)[number]
  | `account.${AccountAction}`
  | `card.${CardAction | 'block' | 'unblock' | 'return'}`
  | `card.ask-${'block' | 'unblock' | 'return'}`
  | `package.${GrantAction}`
  | `case.${(typeof CASE_ACTS)[number]}`
  | `station.${(typeof STATION_REPORTS)[number]}`;
