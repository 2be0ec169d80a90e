import {
  access,
  createGroup,
  createRole,
  deleteGroup,
  deleteRole,
  putPerson,
  putRole,
  renameGroup,
  renameRole,
} from './access.ts';
import { auditHealth, auditRoutes } from './audit.ts';
import { approval, approvals, approve, refuseApproval, withdrawApproval } from './approvals.ts';
import { addCatalogueRow, catalogue, catalogueRowHistory, deleteCatalogueRow, putCatalogueRow } from './catalogues.ts';
import { compareWithConfiguration, configuration, putConfiguration, settingHistory } from './configuration.ts';
import { cardDesignRoutes } from './card-designs.ts';
import type { Route } from '../http/definition.ts';
import { cancelCase, editCaseVariables, fireCaseTimer, moveCaseToken, resumeCase, suspendCase } from './case-acts.ts';
import { partnerKeyRoutes } from './partner-keys.ts';
import { partnerRoutes } from './partner-list.ts';
import { partnerOfferRoutes } from './partner-offers.ts';
import { partnerPeopleRoutes } from './partner-people.ts';
import { caseRoutes } from './case-list.ts';
import { caseBatchRoutes } from './case-batches.ts';
import { processOverviewRoutes } from './process-overview.ts';
import { caseDetail, caseHistory } from './cases.ts';
import { decisionDefinitions, definitions, deployDiagram } from './deployments.ts';
import { consentTexts, postConsentText } from './consent-texts.ts';
import { deleteTownArms, putTownArms } from './town-arms.ts';
import { forms, formSurroundings, postForm, putFormRetirement } from './forms.ts';
import { letter, letters, previewLetter, putLetter } from './letters.ts';
import { smsAccountRoutes } from './sms-account.ts';
import { ownLetterRoutes } from './own-letters.ts';
import { retryIncident, skipIncident } from './incidents.ts';
import { messageChannels, postTestMessage, testMessageState } from './message-channels.ts';
import { modellerRoutes } from './modeller/index.ts';
import { migrateCase, migrateVersion, previewMigration, previewVersionMigration } from './migrations.ts';
import { putSetting, settings } from './settings.ts';
import { readerRoutes } from './readers.ts';
import { stationRoutes } from './stations.ts';
import { openId, putOpenId } from './open-id.ts';
import { resetPersonFactor, signOutPerson, unlinkPersonOpenId } from './person-sign-in.ts';
import { inviteUser, inviteUserAgain, putUser, switchUserOff, switchUserOn, unlockUser, users } from './users.ts';
import { changeTerms, terms } from './terms.ts';

/** What administrators may do in the office. */
export const ADMIN_ROUTES: readonly Route[] = [
  definitions,
  decisionDefinitions,
  deployDiagram,
  ...modellerRoutes,
  ...caseRoutes,
  ...caseBatchRoutes,
  ...processOverviewRoutes,
  caseDetail,
  caseHistory,
  retryIncident,
  skipIncident,
  previewMigration,
  migrateCase,
  previewVersionMigration,
  migrateVersion,
  suspendCase,
  resumeCase,
  cancelCase,
  moveCaseToken,
  editCaseVariables,
  fireCaseTimer,
  access,
  createRole,
  putRole,
  renameRole,
  deleteRole,
  createGroup,
  renameGroup,
  deleteGroup,
  putPerson,
  ...partnerRoutes,
  ...stationRoutes,
  ...readerRoutes,
  catalogue,
  addCatalogueRow,
  putCatalogueRow,
  deleteCatalogueRow,
  catalogueRowHistory,
  ...partnerKeyRoutes,
  ...partnerPeopleRoutes,
  ...partnerOfferRoutes,
  users,
  inviteUser,
  inviteUserAgain,
  putUser,
  switchUserOff,
  switchUserOn,
  unlockUser,
  signOutPerson,
  unlinkPersonOpenId,
  openId,
  putOpenId,
  resetPersonFactor,
  terms,
  changeTerms,
  ...auditRoutes,
  auditHealth,
  settings,
  putSetting,
  settingHistory,
  configuration,
  compareWithConfiguration,
  putConfiguration,
  forms,
  postForm,
  putFormRetirement,
  formSurroundings,
  putTownArms,
  deleteTownArms,
  ...cardDesignRoutes,
  consentTexts,
  postConsentText,
  letters,
  letter,
  putLetter,
  previewLetter,
  ...ownLetterRoutes,
  ...smsAccountRoutes,
  messageChannels,
  postTestMessage,
  testMessageState,
  approvals,
  approval,
  approve,
  refuseApproval,
  withdrawApproval,
];
