import type { Activities } from '@karta/workflows';
import { checkApplicationOfCase } from './applications/check-application.ts';
import { enterApplicantInRegister } from './applications/enter-in-register.ts';
import { setApplicationState } from './applications/set-application-state.ts';
import { applyDataChange } from './applications/apply-data-change.ts';
import { grantPackageOfCase, transferPackageOfCase } from './packages/grant-package.ts';
import { checkExpiry } from './cards/check-expiry.ts';
import { freezeGuardianOfCase, inviteMemberOfCase } from './family/coming-of-age.ts';
import { closeAccountsOfCase, eraseAccountsOfCase, reopenAccountsOfCase } from './accounts/erasure.ts';
import { buildDataExportOfCase } from './accounts/data-export.ts';
import { releaseAccountsOfCase } from './accounts/release-accounts.ts';
import { endApplication } from './applications/end-application.ts';
import { awaitAnswerOfCase, closeThreadOfCase, recordAnswer } from './threads/thread.ts';
import { recordFee } from './applications/record-fee.ts';
import { setPriority } from './applications/set-priority.ts';
import {
  blockCardOfCase,
  returnCardOfCase,
  settleCardActOfCase,
  unblockCardOfCase,
  withdrawCardOfCase,
} from './cards/card-acts.ts';
import type { Deps } from './deps.ts';
import { failsByCode } from './fails-by-code.ts';
import { evaluateDecision } from './decisions/evaluate-decision.ts';
import { pinVersion } from './relay/pin-version.ts';
import { recordAdminAct } from './projection/record-admin-act.ts';
import { recordProgress } from './projection/record-progress.ts';
import { throwMessage, throwSignal } from './messages/throw-message.ts';
import { notify } from './notifications/notify.ts';
import { cardSteps } from './production/card-steps.ts';
import {
  closeProductionTask,
  openArrivalTask,
  openProductionTask,
  updateProductionTask,
} from './production/production-task.ts';
import { recordClaim, recordDecision } from './tasks/task-acts.ts';

/** Everything that diagrams, the interpreter and the sagas may call, with its dependencies. */
export function createActivities(deps: Deps): Activities {
  return failsByCode({
    'check-application': checkApplicationOfCase(deps),
    'set-application-state': setApplicationState(deps),
    'enter-in-register': enterApplicantInRegister(deps),
    notify: notify(deps),
    'set-priority': setPriority(deps),
    'record-fee': recordFee(deps),
    'apply-data-change': applyDataChange(deps),
    'grant-package': grantPackageOfCase(deps),
    'transfer-package': transferPackageOfCase(deps),
    'check-expiry': checkExpiry(deps),
    'withdraw-card': withdrawCardOfCase(deps),
    'freeze-guardian': freezeGuardianOfCase(deps),
    'invite-member': inviteMemberOfCase(deps),
    'close-accounts': closeAccountsOfCase(deps),
    'end-application': endApplication(deps),
    'release-accounts': releaseAccountsOfCase(deps),
    'erase-accounts': eraseAccountsOfCase(deps),
    'reopen-accounts': reopenAccountsOfCase(deps),
    'build-data-export': buildDataExportOfCase(deps),
    'await-answer': awaitAnswerOfCase(deps),
    'record-answer': recordAnswer(deps),
    'close-thread': closeThreadOfCase(deps),
    'block-card': blockCardOfCase(deps),
    'unblock-card': unblockCardOfCase(deps),
    'return-card': returnCardOfCase(deps),
    'settle-card-act': settleCardActOfCase(deps),
    recordProgress: recordProgress(deps),
    recordDecision: recordDecision(deps),
    recordClaim: recordClaim(deps),
    recordAdminAct: recordAdminAct(deps),
    throwMessage: throwMessage(deps),
    throwSignal: throwSignal(deps),
    evaluateDecision: evaluateDecision(deps),
    pinVersion: pinVersion(deps),
    ...cardSteps(deps),
    openProductionTask: openProductionTask(deps),
    openArrivalTask: openArrivalTask(deps),
    updateProductionTask: updateProductionTask(deps),
    closeProductionTask: closeProductionTask(deps),
  });
}
