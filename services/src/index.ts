export { findActedFor, getActedFor, membersToActFor } from './access/acted-for.ts';
export { accessOf } from './access/access-of.ts';
export { operatorsWith } from './access/operators-with.ts';
export { accessOverview } from './access/access-overview.ts';
export { changePersonAccess, changeRole } from './access/change-access.ts';
export { addGroup, addRole, removeGroup, removeRole, rename } from './access/access-names.ts';
export { groupsOfTown } from './access/groups-of-town.ts';
export { hashPassword, hashPin, isPasswordRight } from './access/passwords.ts';
export { endAllSessions, endSession, endSessions, hashedSid, SESSION_SUBJECTS, sessionsOf } from './access/sessions.ts';
export type { OpenSession } from './access/sessions.ts';
export { hashToken, newToken } from './access/tokens.ts';
export { beginErasure, erasureDueOn, goingWithAccount } from './accounts/begin-erasure.ts';
export { requireRoomForDraft } from './accounts/quotas.ts';
export { answerAsGuardian, findGuardianQuestion } from './guardians/answer-second-guardian.ts';
export { askSecondGuardianAgain } from './guardians/ask-second-guardian.ts';
export { guardianAnswerOf } from './guardians/guardian-of-application.ts';
export { sendSecretLetter } from './letters/secret-letter.ts';
export { createSerwerSmsSender } from './sms/serwersms-sender.ts';
export { askAccount } from './sms/ask-account.ts';
export { addressOf, changeSmsAccount, smsAccount, smsConnection } from './sms/sms-account.ts';
export type { SmsLookup, SmsOutcome, SmsReport, SmsSender } from './sms/sms-sender.ts';
export { sendTestMessage, testMessage } from './letters/test-message.ts';
export { beginFiling } from './filings/begin-filing.ts';
export { evaluateApplication } from './forms/evaluate-application.ts';
export { filedTogether, getFiling } from './filings/filing-of.ts';
export { shareAnswers } from './filings/share-answers.ts';
export { submitFiling } from './filings/submit-filing.ts';
export { attachDocument, attachPhoto, dateDocument, detachDocument } from './applications/attachments.ts';
export { sendPhoneCodeAgain } from './accounts/ask-phone-code.ts';
export { cancelErasure, findGoing, findGoingAccount } from './accounts/cancel-erasure.ts';
export { askForEmail, takeEmail } from './accounts/change-email.ts';
export { changePhone } from './accounts/change-phone.ts';
export { confirmPhone } from './accounts/confirm-phone.ts';
export { confirmedPhoneOf, isConfirmedPhone, waitingPhonesOf } from './accounts/confirmed-phones.ts';
export { confirmEmail, isConfirmedEmail } from './accounts/confirm-email.ts';
export { knownOfAccount } from './accounts/known-of-account.ts';
export { setPassword } from './accounts/set-password.ts';
export { changeAccount } from './accounts/change-account.ts';
export { eraseAccounts } from './accounts/erase-accounts.ts';
export { eraseAgain } from './accounts/erase-again.ts';
export { releaseAccounts } from './accounts/release-accounts.ts';
export { cardsOf, closeAccounts } from './accounts/close-accounts.ts';
export { lockAccounts, unlockAccounts } from './accounts/lock-accounts.ts';
export { looksAtAccount } from './accounts/looks-at-account.ts';
export type { Look } from './accounts/looks-at-account.ts';
export { reopenAccounts } from './accounts/reopen-accounts.ts';
export { panelOfAccount } from './accounts/panel.ts';
export { applicationFacts } from './applications/application-facts.ts';
export { isPackage, likeBefore, nameAndAddress, objectOf, prefilledFrom } from './applications/application-types.ts';
export { canFile, holderOf, unavailable } from './applications/availability.ts';
export { changeApplication } from './applications/change-application.ts';
export type { ApplicationChange } from './applications/change-application.ts';
export { choosePickupPoint } from './applications/choose-pickup-point.ts';
export { checkApplication } from './applications/check-application.ts';
export { endWithCase } from './applications/end-with-case.ts';
export { moveApplication } from './applications/move-application.ts';
export { collectData } from './personal-data/collect-data.ts';
export { askForData, buildDataExport, openDataExport } from './personal-data/data-export.ts';
export { PERSONAL_TABLES } from './personal-data/personal-tables.ts';
export { requireCardAsSent } from './production/card-as-sent.ts';
export { applicationWay } from './applications/application-way.ts';
export { requireAsSubmitted, submissionStateOf } from './applications/submission.ts';
export { beginPaper, lockPaper, takeInPaper } from './applications/paper-intake.ts';
export { paperConfirmation } from './applications/paper-confirmation.ts';
export { submitApplication } from './applications/submit-application.ts';
export { documentsOf } from './applications/documents-of.ts';
export { blockCard } from './cards/block-card.ts';
export { orderReprint } from './cards/order-reprint.ts';
export { returnCard, unblockCard, withdrawCard } from './cards/carry-out-act.ts';
export { changeCard } from './cards/change-card.ts';
export type { CardChange, CardOrder } from './cards/change-card.ts';
export { askApproval, hasSecondPerson, settleApproval } from './approvals/ask-approval.ts';
export { beginExport } from './exports/begin-export.ts';
export { exportsOf, exportToTake, noteTaken, withdrawExport } from './exports/take-export.ts';
export { RIGHT_TO } from './approvals/right-to.ts';
export { findCard, isKnownToPartners } from './cards/find-card.ts';
export { handOverCard } from './cards/hand-over-card.ts';
export { activateAtCounter, activateOwnCard } from './posting/activate-card.ts';
export { cardCameBack } from './posting/card-came-back.ts';
export { postingList } from './posting/posting-list.ts';
export { sendCard, sendCodeAgain } from './posting/send-card.ts';
export { pointOfCard } from './cards/point-of-card.ts';
export { orderCardAct } from './cards/order-card-act.ts';
export { settleCardAct } from './cards/settle-card-act.ts';
export { spoilUnissued } from './cards/spoil-unissued.ts';
export { beginCaseBatch, type CaseBatchOrder } from './case-batches/begin-batch.ts';
export { caseBatch, caseBatches } from './case-batches/batch-views.ts';
export { casesToAct, incidentsToAct, type FoundCase, type FoundCases } from './case-batches/find-cases.ts';
export { leadCaseBatch, openCaseBatches } from './case-batches/lead-batch.ts';
export {
  dropCaseBatch,
  endCaseBatch,
  pauseCaseBatch,
  releaseCaseBatch,
  resumeCaseBatch,
} from './case-batches/steer-batch.ts';
export { incidentGroups } from './process-overview/incident-groups.ts';
export { processPicture } from './process-overview/picture.ts';
export { processOverview } from './process-overview/summaries.ts';
export { findCaseOf } from './cases/find-case-of.ts';
export { interventionsIn } from './cases/interventions.ts';
export { isActRecorded } from './cases/is-act-recorded.ts';
export { keyOfChip } from './chips/chip-key.ts';
export { encodeChip } from './chips/chip-scripts.ts';
export { answerOf } from './chips/desfire.ts';
export { turnAtStation } from './chips/station-chip.ts';
export {
  CASE_LOST,
  CASE_SILENT,
  endSilence,
  endUnanswering,
  isOfWholeCase,
  isUnanswering,
  MOST_SILENT_TRIES,
  raiseSilence,
  recordFailingCases,
  retrySilentCase,
} from './cases/silent-case.ts';
export { dueToday } from './daily-run/due-today.ts';
export { startOnce } from './daily-run/due-start.ts';
export { expireCards } from './daily-run/expire-cards.ts';
export { offersOn } from './discounts/offers.ts';
export { redeem } from './discounts/redeem.ts';
export { deskDiscounts } from './discounts/desk-discounts.ts';
export { actorOf, type Doer } from './doer.ts';
export { changeFactors } from './factors/change-factors.ts';
export { madePasskey, passkeyToMake, passkeyToUse, usedPasskey } from './factors/passkeys.ts';
export { recoveryCodesLeft, renewRecoveryCodes, takeRecoveryCode } from './factors/recovery-codes.ts';
export {
  addPasskey,
  beginTotp,
  confirmTotp,
  factorsOf,
  noteFactor,
  notePasskeyUse,
  passkeysOf,
  removeFactor,
  removeFactors,
  takeTotp,
} from './factors/second-factors.ts';
export type { FactorOwner, SecondFactor } from './factors/second-factors.ts';
export { beginOpenId, checkOpenId, finishOpenId } from './open-id/ask-provider.ts';
export type { BegunOpenId, OpenIdClient } from './open-id/ask-provider.ts';
export { linkedIdentity, linkIdentity, operatorOfIdentity, unlinkIdentity } from './open-id/identities.ts';
export { changeOpenIdProvider, openIdProvider, openIdSecret } from './open-id/provider.ts';
export { filedLinesOf } from './forms/filed-lines.ts';
export { formOffersTo } from './forms/form-offers.ts';
export { findNewestForm, formOf } from './forms/form-rows.ts';
export { deleteDuePhotos } from './people/delete-due-photos.ts';
export { addCardImage, findCardImage } from './card-designs/card-images.ts';
export type { CardImage } from './card-designs/card-images.ts';
export { discardDesign, publishDesign, saveDesign } from './card-designs/change-design.ts';
export { designInForce, designOf, publishedDesign } from './card-designs/design-rows.ts';
export { listDesigns } from './card-designs/list-designs.ts';
export { designSpecimen } from './card-designs/print-design.ts';
export { findArms, putArms, removeArms } from './town/town-arms.ts';
export { townLook, townName } from './town/town-look.ts';
export { listConsentTexts } from './consents/list-consent-texts.ts';
export { publishConsentText } from './consents/publish-consent-text.ts';
export { listForms } from './forms/list-forms.ts';
export { retireForm } from './forms/retire-form.ts';
export { surroundingsOf, triedSurroundings } from './forms/form-surroundings.ts';
export { publishForm } from './forms/publish-form.ts';
export { openAnswers, sealAnswers } from './forms/sealed-answers.ts';
export { NewestDecisions } from './decisions/newest-decisions.ts';
export { feeOf } from './decisions/fee-of.ts';
export { totpAddress } from './factors/totp.ts';
export { idOfKey } from './id-of-key.ts';
export { changeGrant } from './packages/change-grant.ts';
export type { Grant } from './packages/change-grant.ts';
export { grantPackage, transferPackage } from './packages/grant-package.ts';
export type { GrantOrder } from './packages/grant-package.ts';
export {
  addPersonDocument,
  deleteDueDocuments,
  documentsOfPerson,
  removePersonDocument,
} from './people/person-documents.ts';
export { putPersonPhoto } from './people/person-photo.ts';
export { attachPackage, detachPackage } from './packages/office-grants.ts';
export { changeEntry } from './people/change-entry.ts';
export { changesOfEntry } from './people/entry-changes.ts';
export type { OpenedChange } from './people/entry-changes.ts';
export { changePerson } from './people/change-person.ts';
export { enterPerson } from './people/enter-person.ts';
export { isLookReasoned, stateLookReason } from './people/look-reasons.ts';
export { indexOfNumber, openEntry } from './people/open-entry.ts';
export { requireUnlike, similarPeople } from './people/similar-people.ts';
export { askMerge, mergeRequests, settleMerge } from './merges/ask-merge.ts';
export { mergeEntries } from './merges/merge-entries.ts';
export { mergeProblems } from './merges/merge-problems.ts';
export { distinctionOf, knownOthers, tellApart, undoTellApart } from './merges/tell-apart.ts';
export { unmergeEntries } from './merges/unmerge-entries.ts';
export { mergesOf } from './merges/view-merges.ts';
export { importTeryt } from './addresses/import-teryt.ts';
export { suggestNames } from './addresses/suggest-names.ts';
export { beginImport, discardImport, undoImport } from './imports/begin-import.ts';
export { importPart } from './imports/import-part.ts';
export { ENCODINGS, SEPARATORS } from './imports/read-csv.ts';
export type { FileParts } from './imports/read-csv.ts';
export { takeImport } from './imports/take-import.ts';
export { undoPart } from './imports/undo-part.ts';
export { refusedRows, viewImport } from './imports/view-import.ts';
export { changeInRegister } from './people/change-in-register.ts';
export { compareWithRegister } from './people/compare-with-register.ts';
export { enterInRegister } from './people/enter-in-register.ts';
export { freezeGuardian } from './people/freeze-guardian.ts';
export { addMember } from './people/add-member.ts';
export { changeableOf, changeMember } from './people/change-member.ts';
export { familyOf, findKin } from './people/family.ts';
export type { Kin } from './people/family.ts';
export { inviteMember, sendInvitation } from './people/invite-member.ts';
export { findInvited, joinFamily } from './people/join-family.ts';
export { accountOfMember } from './people/member-account.ts';
export { leaveFamily, removalOf, removeMember } from './people/remove-member.ts';
export { guardianOf, reachOf } from './accounts/reach-of-account.ts';
export { openApplicant, readablePart, sealFields } from './people/sealed-fields.ts';
export { bindChip } from './production/bind-chip.ts';
export { orderPrint, orderUidRead } from './production/order-job.ts';
export type { JobOrder } from './production/order-job.ts';
export {
  closeProductionTask,
  openArrivalTask,
  openProductionTask,
  updateProductionTask,
} from './production/production-task.ts';
export { reserveCard } from './production/reserve-card.ts';
export { confirmPrint, endProduction, withdrawJob } from './production/settle-print.ts';
export { claimStationJob, extendStationLease, LEASE_SECONDS, reportStationJob } from './production/station-jobs.ts';
export { spoilBlank } from './production/spoil-blank.ts';
export {
  changeStaff,
  inviteAgain,
  inviteStaff,
  noteUnlocked,
  switchStaffOff,
  switchStaffOn,
} from './staff/manage-staff.ts';
export { staffList } from './staff/staff-list.ts';
export { addRow, changeRow, removeRow } from './catalogues/change-catalogue.ts';
export { listLines } from './card-lists/list-lines.ts';
export { LIST_FORMS, listText } from './card-lists/list-text.ts';
export { LISTED_FIELDS, listVersion, startOf, type ListAsked } from './card-lists/list-version.ts';
export {
  addPartnerKey,
  newPartnerSecret,
  partnerKeys,
  revokePartnerKey,
  rotatePartnerKey,
} from './partners/manage-keys.ts';
export { openPartnerToken, proveKey } from './partners/open-token.ts';
export { partnerOfToken, type AskingPartner } from './partners/partner-of-token.ts';
export { testCard, testLines, testRedemption, testStatus } from './partners/test-answers.ts';
export { toldToPartner } from './partners/told-to-partner.ts';
export { findDeskPerson, partnerPeople, type DeskPerson } from './partners/people.ts';
export {
  changePartnerPerson,
  invitePerson,
  invitePersonAgain,
  switchPersonOff,
  switchPersonOn,
  type OfPartner,
} from './partners/manage-people.ts';
export { PARTNER_LINKS, sendPersonLink } from './partners/person-links.ts';
export { setPersonPassword } from './partners/set-person-password.ts';
export { deskOffers, waitingOffers } from './partners/offers.ts';
export { changeOffer, discardOffer, writeOffer } from './partners/write-offer.ts';
export { decideOffer } from './partners/decide-offer.ts';
export { reverseRedemption } from './discounts/reverse-redemption.ts';
export { deskDay, deskStatistics, redemptionSum } from './discounts/redemption-sums.ts';
export { catalogueHistory, readCatalogue } from './catalogues/read-catalogue.ts';
export { importConfiguration, previewConfiguration } from './configuration/import-configuration.ts';
export { readConfiguration } from './configuration/read-configuration.ts';
export { changesOf } from './history/changes-of.ts';
export { setStaffPassword } from './staff/set-staff-password.ts';
export { issueStaffLink, ownerOfStaffLink, useStaffLink } from './staff/staff-links.ts';
export { sendStaffLink, tellOperator } from './staff/tell-operator.ts';
export { recordCheck } from './second-checks/record-check.ts';
export { secondCheckOf, secondChecks } from './second-checks/second-checks.ts';
export { ABSENT_IDS, absentColleagues, findAbsentHolder } from './substitutions/absent-colleagues.ts';
export { changeSubstitution, endSubstitution, planSubstitution } from './substitutions/plan-substitution.ts';
export { ableSubstitutes, substitutionsOf } from './substitutions/substitutions-of.ts';
export { claimTask, markClaimed } from './tasks/claim-task.ts';
export { decideTask, markDecided } from './tasks/decide-task.ts';
export { putOffTask } from './tasks/put-off-task.ts';
export { closeTask, openTask } from './tasks/open-task.ts';
export { tellTaskLists } from './tasks/tell-task-lists.ts';
export { announce, openAnnouncement } from './threads/announcements.ts';
export { countAudience } from './threads/audience.ts';
export { holderOfThread, openForOffice, taskOfThread } from './threads/office-thread.ts';
export { resumeThread } from './threads/resume-thread.ts';
export { noteOnApplication, notesOnApplication } from './notes/application-notes.ts';
export { countUnreadMentions, mentionsOf, readMentions } from './notes/mentions-of.ts';
export { colleaguesAt } from './notes/note-place.ts';
export type { NotePlace } from './notes/note-place.ts';
export { noteOnThread, notesOnThread } from './notes/thread-notes.ts';
export { answerThread, awaitAnswer, closeThread } from './threads/answer-thread.ts';
export { listThreads, unreadThreads } from './threads/list-threads.ts';
export { dropThreadFile, keepThreadFile, unsentFilesOf } from './threads/thread-files.ts';
export { beginThread, writeOn } from './threads/write-thread.ts';
export { APPLICATIONS_IN_SQL } from './registers/applications.ts';
export { CARDS_IN_SQL } from './registers/cards.ts';
export { CASES_IN_SQL } from './registers/cases.ts';
export { MESSAGES_IN_SQL, NOT_ARRIVED } from './registers/messages.ts';
export { SPOILED_BLANKS_IN_SQL } from './registers/spoiled-blanks.ts';
export { keepAtPoint } from './registers/narrow.ts';
export { DOCUMENTS_IN_SQL } from './registers/documents.ts';
export { PARTNERS_IN_SQL } from './registers/partners.ts';
export { RESIDENTS_IN_SQL } from './registers/residents.ts';
export { asId } from './registers/register-sql.ts';
export { countRegister, readRegister, registerRows, rowOf } from './registers/read-register.ts';
export type { RegisterSql } from './registers/register-sql.ts';
export { THREADS_IN_SQL } from './registers/threads.ts';
export { TASKS_IN_ORDER, TASKS_IN_SQL } from './registers/tasks.ts';
export { viewThread } from './threads/view-thread.ts';
export { changeSetting, storedSetting, storeSetting } from './settings/change-setting.ts';
export type { StoredSetting } from './settings/change-setting.ts';
export { findLetter, getLetter, kindOf, listLetters, saveLetter, writeLetter } from './letters/city-letters.ts';
export { addOwnLetter, changeOwnLetter, endOwnLetter, listOwnLetters, nameOfOwnLetter } from './letters/own-letters.ts';
export { narrowings } from './letters/narrowings.ts';
export { nextOccasion, putOffOccasion, tellOccasion } from './letters/tell-occasion.ts';
export type { LetterInForce, LetterName } from './letters/city-letters.ts';
export { decideIdentity } from './identity/decide-identity.ts';
export type { IdentityOrder } from './identity/decide-identity.ts';
export { identityOf, requireIdentity } from './identity/identity-of.ts';
export { knownHolderOf } from './identity/known-holder.ts';
export { writeLetters } from './letters/write-letters.ts';
export { factsInWords } from './letters/letter-facts.ts';
export type { MessageFacts } from './letters/letter-facts.ts';
export { checkLetter, renderLetter } from './letters/letter-text.ts';
export type { LetterFacts, LetterText } from './letters/letter-text.ts';
export { aboutApplication, findShippedLetter, sampleFacts } from './letters/shipped-letters.ts';
export {
  addCardDevice,
  cardDeviceOf,
  cardDevicesOf,
  endCardDevice,
  MOST_CARD_DEVICES,
} from './phone-card/card-devices.ts';
export { cardOfCode } from './phone-card/card-of-code.ts';
export { signedCodeOf } from './phone-card/printed-card.ts';
export { certifyCards } from './phone-card/certify-cards.ts';
export { cityKeys } from './phone-card/city-signature.ts';
export { cardTableFor } from './status-list/card-table.ts';
export type { MadeTable, TableReader } from './status-list/card-table.ts';
export { statusListFor, statusListJwt } from './status-list/status-list.ts';
export type { SentList } from './status-list/status-list.ts';
export { currentVersion } from './status-list/status-version.ts';
export { publicStatus, statusCodeOf } from './status/status-code.ts';
export { inTurns } from './in-turns.ts';
export { onBehalfOf, TurnTaker } from './turn-taker.ts';
export { auditState, checkAudit } from './audit/check-audit.ts';
export { sealAudit } from './audit/seal-audit.ts';
export { SealCopy } from './audit/seal-copy.ts';
export { verifyAudit } from './audit/verify-audit.ts';
export { AUDIT_IN_SQL } from './registers/audit.ts';
export { addStation, changeStation, giveStationCode, revokeStation } from './stations/manage-stations.ts';
export { calibrateStation, stationTrial } from './stations/print-offset.ts';
export { enrolStation } from './stations/enrol-station.ts';
export { orderScan, scannerList } from './scans/order-scan.ts';
export { claimScan, failScan, keepScan } from './scans/make-scan.ts';
export { dropOldScans, dropScan, getOwnScan, scanPicture } from './scans/take-scan.ts';
export { stationList } from './stations/station-list.ts';
export { checkCard } from './readers/check-card.ts';
export { enrolReader } from './readers/enrol-reader.ts';
export { addReader, changeReader, changeReaderPin, giveReaderCode, revokeReader } from './readers/manage-readers.ts';
export { keepPastChecks } from './readers/past-checks.ts';
export { readerList } from './readers/reader-list.ts';
export { readerSetup } from './readers/reader-setup.ts';
export { readerTable } from './readers/reader-table.ts';
export { beginShift, endShift } from './readers/shift.ts';
export { beginDownload, cardFile } from './bureau/download-order.ts';
export { orderCards } from './bureau/order-cards.ts';
export { bureauOrder, bureauOrders } from './bureau/order-views.ts';
export { orderOfTask } from './bureau/settle-item.ts';
export { cancelOrder, closeOrder } from './bureau/steer-order.ts';
export { checkResult, takeResult } from './bureau/take-result.ts';
export { settleBatchItem } from './production-batches/advance-batch.ts';
export { beginBatch, waitsInBatch } from './production-batches/begin-batch.ts';
export { productionFloor } from './production-batches/production-floor.ts';
export { endBatch, leaveOutOfBatch, pauseBatch, resumeBatch } from './production-batches/steer-batch.ts';
export { blankStock } from './blanks/blank-stock.ts';
export { enterBlanks } from './blanks/enter-blanks.ts';
export { dueReports, mailReport } from './reports/mail-reports.ts';
export { leaveMails, markFailing } from './reports/report-readers.ts';
export { makeReport } from './reports/make-report.ts';
export { shareView, unshareView } from './views/share-view.ts';
export { ownViews, viewsSharedWith } from './views/views-of.ts';
export type { SharedRow } from './views/views-of.ts';
export { changeReport, removeReport, savedReportsFor, saveReport } from './reports/saved-reports.ts';
export { addCampaign, changeCampaign, dropCampaign } from './campaigns/drafts.ts';
export { getCampaign } from './campaigns/campaign-row.ts';
export type { Campaign } from './campaigns/campaign-row.ts';
export { actOnCampaign, settleRecipient, startCampaign } from './campaigns/steer-campaign.ts';
export { leadCampaignOn, runningCampaigns } from './campaigns/hand-on.ts';
export { stillGoes } from './campaigns/still-goes.ts';
export { optOut, optOutView } from './campaigns/opt-out.ts';
export { campaignChoices, listCampaigns, viewCampaign } from './campaigns/view-campaigns.ts';
export { keepReports } from './campaigns/keep-reports.ts';
export { campaignReport } from './campaigns/report.ts';
export { viewAudience } from './campaigns/view-audience.ts';
export { lookAtCampaign, testCampaign } from './campaigns/try-campaign.ts';
export { CAMPAIGN_RECIPIENTS_IN_SQL } from './registers/campaign-recipients.ts';
