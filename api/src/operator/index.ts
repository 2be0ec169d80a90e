import type { Route } from '../http/definition.ts';
import { ownExports, withdrawOwnExport } from '../lists/export.ts';
import { addressNames } from './address-names.ts';
import { campaignActRoutes } from './campaign-acts.ts';
import { campaignRoutes } from './campaigns.ts';
import { addAnnouncement, announcementAudience, announcements } from './announcements.ts';
import { officeApplication } from './application-file.ts';
import { addNote, applicationColleagues } from './application-notes.ts';
import { blankRoutes } from './blank-stock.ts';
import { assignTasks, claimTasks, colleagues, releaseTasks } from './bulk-acts.ts';
import { blockAnyCard, reprintCard, returnCard, unblockCard } from './card-acts.ts';
import { cancelErasure } from './cancel-erasure.ts';
import { holdAccount, liftHold } from './account-holds.ts';
import { claimTask, putOff, releaseTask } from './claim-task.ts';
import { completeTask } from './complete-task.ts';
import { addStaffPasskey, beginStaffPasskey, beginStaffTotp, confirmStaffTotp } from './enrol-factor.ts';
import { officeFile } from './files.ts';
import { decideOnIdentity } from './identity.ts';
import { beginOpenIdSignIn, finishOpenIdSignIn } from './open-id-sign-in.ts';
import { linkStaffOpenId, staffOpenId, unlinkStaffOpenId } from './own-open-id.ts';
import { removeStaffFactor, renewStaffCodes, staffFactors } from './own-factors.ts';
import { markMentionsRead, ownMentions, unreadMentions } from './mentions.ts';
import { changeStaffPassword } from './password.ts';
import { requestStaffPasswordReset, resetStaffPassword } from './password-reset.ts';
import { bureauRoutes } from './bureau-orders.ts';
import { answerProduction, startProduction } from './production.ts';
import { postingRoutes } from './posting.ts';
import { productionRoutes } from './production-batches.ts';
import {
  addDocumentOfPerson,
  attachPackageToPerson,
  detachPackageFromPerson,
  personChoices,
  putPersonsPhoto,
  removeDocumentOfPerson,
} from './person-belongings.ts';
import {
  addPerson,
  findPerson,
  lookAtPerson,
  personDetail,
  personEntry,
  putPerson,
  residentRoutes,
  revealNumbers,
  similarToPerson,
} from './people.ts';
import {
  addPaperDocument,
  beginPaperIntake,
  paperConfirmationFile,
  paperOffers,
  paperView,
  putPaperPhoto,
  takePaperIn,
} from './paper-intake.ts';
import {
  mergeOfEntries,
  answerMerge,
  mergeTwoEntries,
  waitingMerges,
  similarToEntry,
  tellTwoEntriesApart,
  undoTwoEntriesApart,
  unmergeTwoEntries,
} from './merges.ts';
import { proveFactor } from './prove-factor.ts';
import { recordPickup } from './record-pickup.ts';
import {
  applicationRoutes,
  campaignRecipientRoutes,
  cardRoutes,
  documentRoutes,
  messageRoutes,
  spoiledBlankRoutes,
} from './registers.ts';
import {
  addResidentImport,
  beginResidentImport,
  discardResidentImport,
  importRefusals,
  residentImport,
  residentImports,
  undoResidentImport,
} from './resident-imports.ts';
import { report } from './reports.ts';
import { savedReportRoutes } from './saved-reports.ts';
import { endScan, ownScan, scanFile, scanners, startScan } from './scans.ts';
import { endOtherStaffSessions, endStaffSession, staffSessions } from './sessions.ts';
import { checkApproval, drawnApprovals } from './second-checks.ts';
import { shareOwnView, unshareAnyView } from './shared-views.ts';
import { operatorSession, operatorSignIn, operatorSignOut } from './sign-in.ts';
import { addSubstitution, endOneSubstitution, putSubstitution, substitutes, substitutions } from './substitutions.ts';
import { cardDesignInForce, cardImage } from './card-design.ts';
import { townArms } from './town-arms.ts';
import { taskDetail } from './task-detail.ts';
import { addTaskFile, dropTaskFile } from './task-files.ts';
import { accessStream, taskRoutes, taskStream } from './task-list.ts';
import {
  noteThread,
  officeThread,
  resumeOfficeThread,
  threadColleagues,
  threadRoutes,
  threadTypes,
} from './threads.ts';
import { deleteView, saveView, views } from './views.ts';

/** What the office serves. */
export const OPERATOR_ROUTES: readonly Route[] = [
  operatorSession,
  townArms,
  cardDesignInForce,
  cardImage,
  operatorSignIn,
  operatorSignOut,
  ...proveFactor,
  beginStaffTotp,
  confirmStaffTotp,
  beginStaffPasskey,
  addStaffPasskey,
  staffFactors,
  removeStaffFactor,
  beginOpenIdSignIn,
  finishOpenIdSignIn,
  staffOpenId,
  linkStaffOpenId,
  unlinkStaffOpenId,
  renewStaffCodes,
  changeStaffPassword,
  requestStaffPasswordReset,
  resetStaffPassword,
  staffSessions,
  endStaffSession,
  endOtherStaffSessions,
  substitutions,
  substitutes,
  addSubstitution,
  putSubstitution,
  endOneSubstitution,
  ...taskRoutes,
  taskStream,
  accessStream,
  taskDetail,
  claimTask,
  putOff,
  releaseTask,
  completeTask,
  addTaskFile,
  dropTaskFile,
  announcements,
  addAnnouncement,
  announcementAudience,
  ...threadRoutes,
  threadTypes,
  officeThread,
  noteThread,
  threadColleagues,
  resumeOfficeThread,
  startProduction,
  ...bureauRoutes,
  answerProduction,
  claimTasks,
  releaseTasks,
  assignTasks,
  colleagues,
  officeApplication,
  addNote,
  applicationColleagues,
  ownMentions,
  unreadMentions,
  markMentionsRead,
  drawnApprovals,
  checkApproval,
  decideOnIdentity,
  ...applicationRoutes,
  officeFile,
  ...cardRoutes,
  ...messageRoutes,
  ...documentRoutes,
  ...campaignRoutes,
  ...campaignActRoutes,
  ...campaignRecipientRoutes,
  ...spoiledBlankRoutes,
  report,
  ...savedReportRoutes,
  ...blankRoutes,
  ...productionRoutes,
  ...postingRoutes,
  ...residentRoutes,
  paperOffers,
  beginPaperIntake,
  paperView,
  putPaperPhoto,
  addPaperDocument,
  takePaperIn,
  paperConfirmationFile,
  scanners,
  startScan,
  ownScan,
  scanFile,
  endScan,
  personChoices,
  putPersonsPhoto,
  addDocumentOfPerson,
  removeDocumentOfPerson,
  attachPackageToPerson,
  detachPackageFromPerson,
  lookAtPerson,
  personDetail,
  personEntry,
  findPerson,
  revealNumbers,
  similarToPerson,
  addPerson,
  putPerson,
  addressNames,
  similarToEntry,
  mergeOfEntries,
  answerMerge,
  waitingMerges,
  mergeTwoEntries,
  unmergeTwoEntries,
  tellTwoEntriesApart,
  undoTwoEntriesApart,
  residentImports,
  addResidentImport,
  residentImport,
  importRefusals,
  beginResidentImport,
  discardResidentImport,
  undoResidentImport,
  recordPickup,
  views,
  saveView,
  deleteView,
  shareOwnView,
  unshareAnyView,
  blockAnyCard,
  reprintCard,
  unblockCard,
  returnCard,
  cancelErasure,
  holdAccount,
  liftHold,
  ownExports,
  withdrawOwnExport,
];
