import type { Area, Route } from './http/definition.ts';
import {
  cancelCase,
  editCaseVariables,
  fireCaseTimer,
  moveCaseToken,
  resumeCase,
  suspendCase,
} from './admin/case-acts.ts';
import { cases, exportCases } from './admin/case-list.ts';
import { caseDetail, caseHistory } from './admin/cases.ts';
import { decisionDefinitions, definitions, deployDiagram } from './admin/deployments.ts';
import { retryIncident, skipIncident } from './admin/incidents.ts';
import { migrateCase, migrateVersion, previewMigration, previewVersionMigration } from './admin/migrations.ts';
import { addNote, officeApplication } from './operator/application-file.ts';
import { assignTasks, claimTasks, colleagues, releaseTasks } from './operator/bulk-acts.ts';
import { blockAnyCard, returnCard, unblockCard } from './operator/card-acts.ts';
import { cancelErasure } from './operator/cancel-erasure.ts';
import { changeTerms, terms } from './admin/terms.ts';
import { holdAccount, liftHold } from './operator/account-holds.ts';
import { claimTask, releaseTask } from './operator/claim-task.ts';
import { completeTask } from './operator/complete-task.ts';
import { officeFile } from './operator/files.ts';
import { answerProduction, startProduction } from './operator/production.ts';
import { recordPickup } from './operator/record-pickup.ts';
import { cardList, exportApplications, exportCards, officeApplications } from './operator/registers.ts';
import { operatorSession, operatorSignIn, operatorSignOut } from './operator/sign-in.ts';
import { taskDetail } from './operator/task-detail.ts';
import { exportTasks, taskList, taskStream } from './operator/task-list.ts';
import { deleteView, saveView, views } from './operator/views.ts';
import { cardStatus } from './partner/card-status.ts';
import { issueToken } from './partner/token.ts';
import { account, changePassword, changePhone } from './resident/account.ts';
import { activate } from './resident/activate.ts';
import { application, applications, createApplication, deleteDraft, saveDraft } from './resident/applications.ts';
import { blockOwnCard } from './resident/block-card.ts';
import { benefits, cards } from './resident/cards.ts';
import { cityInfo, legalText } from './resident/city-info.ts';
import { completeApplication } from './resident/complete-application.ts';
import { changeConsent, consents } from './resident/consents.ts';
import { requestPasswordReset, resetPassword } from './resident/password-reset.ts';
import { decideReprint } from './resident/decide-reprint.ts';
import { giveMemberAddress } from './resident/give-member-address.ts';
import { erasurePreview, eraseAccount } from './resident/erase-account.ts';
import { createThread, replyToThread, thread, threads } from './resident/threads.ts';
import { register } from './resident/register.ts';
import { currentSession, signIn, signOut } from './resident/sign-in.ts';
import { submitApplication } from './resident/submit-application.ts';
import { addDocument, ownFile, putPhoto, removeDocument } from './resident/uploads.ts';
import { withdrawApplication } from './resident/withdraw-application.ts';
import { heartbeat } from './station/heartbeat.ts';
import { claimJob, extendLease, reportJob } from './station/jobs.ts';

/** Every route of the product: who may is part of each. What is not here is not served. */
export const ROUTES: readonly Route[] = [
  ...[cityInfo, legalText, currentSession, signIn, signOut, register, activate, requestPasswordReset, resetPassword],
  ...[account, changePhone, changePassword, consents, changeConsent, cards, benefits],
  ...[blockOwnCard, giveMemberAddress, erasurePreview, eraseAccount],
  ...[threads, createThread, thread, replyToThread],
  ...[applications, createApplication, application, saveDraft, deleteDraft],
  ...[submitApplication, withdrawApplication, completeApplication, decideReprint],
  ...[putPhoto, addDocument, removeDocument, ownFile],
  ...[operatorSession, operatorSignIn, operatorSignOut],
  ...[taskList, taskStream, taskDetail, claimTask, releaseTask, completeTask, startProduction, answerProduction],
  ...[claimTasks, releaseTasks, assignTasks, colleagues, exportTasks],
  ...[officeApplication, addNote],
  ...[officeApplications, exportApplications, officeFile, cardList, exportCards, recordPickup],
  ...[views, saveView, deleteView],
  ...[blockAnyCard, unblockCard, returnCard, cancelErasure, holdAccount, liftHold],
  ...[
    definitions,
    decisionDefinitions,
    deployDiagram,
    cases,
    exportCases,
    caseDetail,
    caseHistory,
    retryIncident,
    skipIncident,
  ],
  ...[previewMigration, migrateCase, previewVersionMigration, migrateVersion],
  ...[suspendCase, resumeCase, cancelCase, moveCaseToken, editCaseVariables, fireCaseTimer],
  ...[terms, changeTerms],
  ...[issueToken, cardStatus],
  ...[heartbeat, claimJob, reportJob, extendLease],
];

/** The routes of one listener. */
export function routesOf(...areas: readonly Area[]): Route[] {
  return ROUTES.filter((route) => areas.includes(route.area));
}

/** Handlers that are mounted beside the table because they stream or come from a library; the deny matrix knows them too. */
export const THIN_HANDLERS = [
  { path: '/health/live', allow: 'everybody' },
  { path: '/health/ready', allow: 'everybody' },
  { path: '/admin/jobs', allow: 'job.read' },
] as const;
