import type { Activities } from '@karta/workflows';
import { checkApplication } from './applications/check-application.ts';
import { enterApplicantInRegister } from './applications/enter-in-register.ts';
import { setApplicationState } from './applications/set-application-state.ts';
import { applyDataChange } from './applications/apply-data-change.ts';
import { grantPackageOfCase, transferPackageOfCase } from './packages/grant-package.ts';
import { checkExpiry } from './cards/check-expiry.ts';
import { withdrawCard } from './cards/withdraw-card.ts';
import { freezeGuardian, inviteMember } from './family/coming-of-age.ts';
import { closeAccountsOfCase, eraseAccounts, reopenAccountsOfCase } from './accounts/erasure.ts';
import { releaseAccounts } from './accounts/release-accounts.ts';
import { endApplication } from './applications/end-application.ts';
import { awaitAnswer, closeThread, recordAnswer } from './threads/thread.ts';
import { recordFee } from './applications/record-fee.ts';
import { setPriority } from './applications/set-priority.ts';
import { blockCardOfCase, returnCard, settleCardActOfCase, unblockCard } from './cards/card-acts.ts';
import type { Deps } from './deps.ts';
import { failsByCode } from './fails-by-code.ts';
import { evaluateDecision } from './decisions/evaluate-decision.ts';
import { pinVersion } from './relay/pin-version.ts';
import { recordAdminAct } from './projection/record-admin-act.ts';
import { recordProgress } from './projection/record-progress.ts';
import { throwMessage, throwSignal } from './messages/throw-message.ts';
import { notify } from './notifications/notify.ts';
import { reserveUid, spoilBlank } from './production/chip.ts';
import { confirmPrinted, giveUpCard, markReady } from './production/outcome.ts';
import { closeProductionTask, openProductionTask, updateProductionTask } from './production/production-task.ts';
import { reserveNumber } from './production/reserve-number.ts';
import { orderPrint, orderUidRead, withdrawJob } from './production/station-orders.ts';
import { recordClaim } from './tasks/record-claim.ts';
import { recordDecision } from './tasks/record-decision.ts';

/** Everything that diagrams, the interpreter and the sagas may call, with its dependencies. */
export function createActivities(deps: Deps): Activities {
  return failsByCode({
    'check-application': checkApplication(deps),
    'set-application-state': setApplicationState(deps),
    'enter-in-register': enterApplicantInRegister(deps),
    notify: notify(deps),
    'set-priority': setPriority(deps),
    'record-fee': recordFee(deps),
    'apply-data-change': applyDataChange(deps),
    'grant-package': grantPackageOfCase(deps),
    'transfer-package': transferPackageOfCase(deps),
    'check-expiry': checkExpiry(deps),
    'withdraw-card': withdrawCard(deps),
    'freeze-guardian': freezeGuardian(deps),
    'invite-member': inviteMember(deps),
    'close-accounts': closeAccountsOfCase(deps),
    'end-application': endApplication(deps),
    'release-accounts': releaseAccounts(deps),
    'erase-accounts': eraseAccounts(deps),
    'reopen-accounts': reopenAccountsOfCase(deps),
    'await-answer': awaitAnswer(deps),
    'record-answer': recordAnswer(deps),
    'close-thread': closeThread(deps),
    'block-card': blockCardOfCase(deps),
    'unblock-card': unblockCard(deps),
    'return-card': returnCard(deps),
    'settle-card-act': settleCardActOfCase(deps),
    recordProgress: recordProgress(deps),
    recordDecision: recordDecision(deps),
    recordClaim: recordClaim(deps),
    recordAdminAct: recordAdminAct(deps),
    throwMessage: throwMessage(deps),
    throwSignal: throwSignal(deps),
    evaluateDecision: evaluateDecision(deps),
    pinVersion: pinVersion(deps),
    reserveNumber: reserveNumber(deps),
    openProductionTask: openProductionTask(deps),
    updateProductionTask: updateProductionTask(deps),
    closeProductionTask: closeProductionTask(deps),
    orderUidRead: orderUidRead(deps),
    orderPrint: orderPrint(deps),
    withdrawJob: withdrawJob(deps),
    reserveUid: reserveUid(deps),
    spoilBlank: spoilBlank(deps),
    confirmPrinted: confirmPrinted(deps),
    markReady: markReady(deps),
    giveUpCard: giveUpCard(deps),
  });
}
