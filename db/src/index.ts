export { systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
export { atOneMoment } from './at-one-moment.ts';
export { AS_STORED, connect, connectForLists, named, urlOfDatabase } from './connect.ts';
export { deadlinesOf } from './deadlines.ts';
export { listenTo } from './listen.ts';
export { watchSilence } from './silence.ts';
export type { Silence } from './silence.ts';
export { migrate } from './migrate.ts';
export type { DatabaseKind } from './migrate.ts';
export { letIn, provisionDatabase, provisionRole } from './provision.ts';
export { retireCity, retireRole } from './retire-role.ts';
export { loginOf, platformLogin } from './logins.ts';
export type { Login } from './logins.ts';
export type { Provisioning } from './provision.ts';
export { installationSettings, openInstallation, payloadKeyOf } from './city-store.ts';
export type { City, Installation, InstallationSettings } from './city-store.ts';
export type { CityPart } from './served-city.ts';
export type { CityChannels } from './city-channels.ts';
export { addFirstAdministrator, enterCity, listCities, replacePassword, setCityState } from './city-entries.ts';
export type { ListedCity, NewCity } from './city-entries.ts';
export { isFreeForCity } from './city-database.ts';
export { newCityProblem } from './city-rules.ts';
export { Vault } from './vault/vault.ts';
export type { Place } from './vault/vault.ts';
export { storedChipKeys, tokenChipKeys, type ChipKeys } from './vault/chip-keys.ts';
export { KeyStore } from './vault/key-store.ts';
export { ensureMasterKey, fingerprintOf, readMasterKey, seal, unseal } from './vault/master-key.ts';
export { ErasureList, erasuresBeside, parseErasures } from './erasure-list.ts';
export type { ErasedPerson } from './erasure-list.ts';
export { LineFile } from './line-file.ts';
export { forgetOld } from './forget-old.ts';
export { writeAudit } from './audit.ts';
export type { AuditEntry } from './audit.ts';
export { OUTBOX_CHANNEL, putInOutbox } from './outbox.ts';
export type { OutboxMessage } from './outbox.ts';
export { NOTIFICATION_QUEUES, addNotificationJob } from './jobs.ts';
export type { NotificationChannel, NotificationJob } from './jobs.ts';
export { actOnce } from './idempotency.ts';
export type { IntendedAct } from './idempotency.ts';
export { archiveRun, findArchivedRuns } from './histories.ts';
export type { ArchivedRun } from './histories.ts';
export { findFile, storeFile } from './files.ts';
export type { NewFile, OpenedFile } from './files.ts';
export { enterSettings, readSettings, termsOfType } from './settings.ts';
export { AccountHold, Erasure, ScheduledStart } from './models/account-end.ts';
export { Approval } from './models/approval.ts';
export { CardAct } from './models/card-act.ts';
export { DataExport } from './models/data-export.ts';
export { SecondCheck } from './models/second-check.ts';
export { Substitution } from './models/substitution.ts';
export { ListExport } from './models/list-export.ts';
export { FamilyInvitation, FamilyMember, GuardianConsent } from './models/family.ts';
export { IdentityCode, IdentityDecision } from './models/identity.ts';
export { Announcement, Thread, ThreadFile, ThreadMessage, ThreadNote, ThreadType } from './models/thread.ts';
export type { PendingRegistration } from './models/account.ts';
export {
  Account,
  AccountToken,
  Consent,
  ConsentTextRow,
  Operator,
  PhoneCode,
  PickupPointRow,
} from './models/account.ts';
export {
  Application,
  ApplicationDocumentRow,
  ApplicationEvent,
  FormRow,
  PackageRow,
  Resident,
  Submission,
} from './models/application.ts';
export type { ApplicationCheck, ApplicationDetails } from './models/application.ts';
export {
  Decision,
  DecisionDefinition,
  OutboxRow,
  ProcessDefinition,
  ProcessElement,
  ProcessIncident,
  ProcessInstance,
  Task,
} from './models/process.ts';
export { Card, CardDesignRow, Notification, ProductionTask, Station, StationJob, Scan } from './models/card.ts';
export { CaseBatch, CaseBatchItem } from './models/case-batch.ts';
export type { FoundBy, WhatOfBatch } from './models/case-batch.ts';
export { ProductionBatch, ProductionBatchItem } from './models/production-batch.ts';
export { BureauDownload, BureauItem, BureauOrder } from './models/bureau-order.ts';
export { CardDevice } from './models/card-device.ts';
export { Discount, Partner, PartnerKey, PartnerToken, Redemption } from './models/partner.ts';
export { PartnerOffer, PartnerPerson } from './models/partner-person.ts';
export { NewsRow } from './models/news.ts';
export { Reader } from './models/reader.ts';
export { DiagramDraftRow } from './models/diagram-draft.ts';
export { ReportRecipient, SavedReportRow } from './models/saved-report.ts';
export { ResidentImport } from './models/resident-import.ts';
export { log } from './log.ts';
export { seldom } from './seldom-log.ts';
export { endTold, SetupError, tellError, tellInShort, type ToldError } from './told-error.ts';
