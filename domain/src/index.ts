export { addDays, addYears, civilDateOf, daysBetween, isCivilDate, toCivilDate, weekday } from './civil-date.ts';
export type { CivilDate } from './civil-date.ts';
export { endOfDay } from './end-of-day.ts';
export { IDENTITY_PROOFS, IDENTITY_QUESTIONS, IDENTITY_VERDICTS, identityQuestion } from './identity.ts';
export type { IdentityProof, IdentityQuestion, IdentityVerdict } from './identity.ts';
export { comingOfAge, isOfAge } from './age.ts';
export { isEmail, LONGEST_EMAIL, plainEmail } from './email-address.ts';
export { foldSign, foldText, WHOLE_LETTERS, withoutMarks } from './folding.ts';
export { fullName, isInLatinLetters, isPersonName, LONGEST_NAME, plainName, plainText } from './person-name.ts';
export { readPhone, takesSms } from './phone-number.ts';
export { typedCardNumber, typedPesel, typedPostalCode } from './typed-number.ts';
export { addWorkingDays, easterSunday, isHoliday, isWorkingDay, termEnd, workingDaysUntil } from './working-days.ts';
export { APPLICATION_TYPES, FILING_REFUSALS, filingRefusal, mayFile, panelOf } from './availability.ts';
export type { ApplicationType, ExtensionWindow, FilingRefusal, Holder, MemberPanel, Panel } from './availability.ts';
export { evaluateForm, shownContent } from './forms/evaluate-form.ts';
export type { EvaluatedForm, ShownPart, ShownSection } from './forms/evaluate-form.ts';
export type {
  AddedDocument,
  DocumentDate,
  FormContent,
  FormSurroundings,
  Holds,
  PackageDocument,
} from './forms/form-content.ts';
export { ANSWER_KINDS, ASKED_THINGS, PART_KINDS, pathOf, SECOND_GUARDIAN, wordOf } from './forms/form.ts';
export type { AnswerKind, ApplicationFormRow, FormPart, FormSection, LocalText, Question } from './forms/form.ts';
export { secondGuardianIn } from './forms/second-guardian.ts';
export { formMistakes } from './forms/form-mistakes.ts';
export type { FormMistake } from './forms/form-mistakes.ts';
export { COMPARISONS, readCondition, writeCondition } from './forms/condition.ts';
export type { Comparison, Condition, ConditionTerm } from './forms/condition.ts';
export { formChanges } from './forms/form-changes.ts';
export type { FormChange, PartAspect } from './forms/form-changes.ts';
export type { FormLine } from './forms/part-lines.ts';
export { LONGEST_ANSWER } from './forms/part-problems.ts';
export { SHIPPED_FORMS } from './forms/shipped-forms.ts';
export {
  completionEnd,
  dueAfterCompletion,
  LEAST_COMPLETION_DAYS,
  leastCompletionEnd,
  pausedDue,
} from './deadlines.ts';
export type { Completion } from './deadlines.ts';
export { findLetterKind, hasSecret, CASE_LETTERS, LETTER_EVENTS, LETTER_LANGUAGES, LETTERS } from './letters.ts';
export type { LetterChannel, CaseLetter, LetterEvent, LetterFact, LetterKind, LetterLanguage } from './letters.ts';
export { smsSize, transliterate } from './sms-text.ts';
export type { SmsSize } from './sms-text.ts';
export { DEFAULT_SETTINGS, findSetting, fitsOthers, fitsSetting, SETTING_KEYS, SETTINGS } from './settings/settings.ts';
export type { CitySettings, Setting, SettingGroup, SettingKey } from './settings/settings.ts';
export { fitsKind } from './settings/setting-kinds.ts';
export type { SettingKind } from './settings/setting-kinds.ts';
export { MOST_PRICE, savedOf, SAVING_KINDS } from './saving.ts';
export type { Saving } from './saving.ts';
export { statusCode, STATUS_CODE_LENGTH, typedStatusCode } from './status-code.ts';
export { CATALOGUE_NAMES, CATALOGUES, catalogueOf } from './catalogues/catalogues.ts';
export type { CatalogueName } from './catalogues/catalogues.ts';
export type { Catalogue, CatalogueFieldKind, CatalogueValue } from './catalogues/catalogue.ts';
export { fieldMistake, rowMistakes } from './catalogues/fits-field.ts';
export {
  CARD_LISTS,
  FIRST_PARTNER_FIELDS,
  KEY_OVERLAP_DAYS,
  MOST_PARTNER_KEYS,
  PARTNER_FIELDS,
  PARTNER_KEY_STATES,
  PARTNER_SCOPES,
  partnerKeyState,
  type CardListName,
  type PartnerField,
  type PartnerKeyState,
} from './partner-scopes.ts';
export {
  mayReverse,
  MOST_OPEN_OFFERS,
  MOST_PARTNER_PEOPLE,
  PARTNER_OFFER_STATES,
  PARTNER_PERSON_STATES,
  PARTNER_ROLES,
  type PartnerOfferState,
  type PartnerRole,
} from './partner-people.ts';
export { TEST_CARDS, TEST_ERRORS, type TestCard } from './partner-test-cards.ts';
export { ANSWER_THREAD, isNarrowed, MOST_THREAD_FILES, RESUMABLE_DAYS } from './threads.ts';
export type { AnnouncementAudience } from './threads.ts';
export { termsOf } from './terms.ts';
export type { Terms } from './terms.ts';
export { LEAST_PHOTO_WIDTH } from './photo.ts';
export { firstAdvice, JUDGED_HEIGHT, JUDGED_WIDTH, judgePhoto } from './photo-quality.ts';
export type { PhotoAdvice, PhotoMeasure, PhotoScore, PhotoVerdict } from './photo-quality.ts';
export { APPLICATION_KINDS } from './application-kinds.ts';
export {
  APPLICANT_FIELD_NAMES,
  APPLICANT_FIELDS,
  applicantField,
  asInForm,
  asInRegister,
  CLEAR_FIELDS,
  clearFieldsOf,
  EMPTY_APPLICANT,
  EMPTY_IN_REGISTER,
  kindOf,
  longestOf,
  SEALED_FIELDS,
} from './fields/applicant-fields.ts';
export type {
  ApplicantColumns,
  ApplicantField,
  ClearField,
  RegisterColumns,
  SealedField,
} from './fields/applicant-fields.ts';
export { fieldProblems, sentFields } from './fields/field-problems.ts';
export type { FieldProblem } from './fields/field-problems.ts';
export {
  EMPTY_ENTRY,
  ENTRY_FIELD_NAMES,
  ENTRY_FIELDS,
  entryField,
  isSealedEntryField,
  longestInEntry,
  NO_PESEL_REASONS,
  SEXES,
} from './fields/entry-fields.ts';
export type { EntryField, EntryValues, SealedEntryField } from './fields/entry-fields.ts';
export { compareChanges } from './fields/entry-conflict.ts';
export type { EntryConflict } from './fields/entry-conflict.ts';
export { entryAsOf } from './fields/entry-history.ts';
export type { ChangedField, EntryChange } from './fields/entry-history.ts';
export { entryProblems, keptEntry } from './fields/entry-problems.ts';
export { columnProblems, importedEntry } from './fields/imported-entry.ts';
export type { ImportColumns, ImportWords } from './fields/imported-entry.ts';
export { LEAST_LIKENESS, LIKELY_THE_SAME, LIKENESSES, likenessOf, meantPesels, nearDates } from './similarity.ts';
export type { ComparedPerson, Likeness } from './similarity.ts';
export { hasPersonalNumber } from './personal-number.ts';
export { parsePesel } from './pesel.ts';
export type { ParsedPesel, PeselProblem } from './pesel.ts';
export {
  isOwnLetter,
  MOST_OWN_LETTERS,
  narrowedBy,
  OWN_LETTER_CHANNELS,
  OWN_LETTER_EVENT,
  ownLetterEvent,
  subjectOfOwnLetter,
  TOLD_CHANGE_NAMES,
  TOLD_CHANGES,
} from './own-letters.ts';
export type { OwnLetterEvent, ToldChange, ToldChangeName } from './own-letters.ts';
export {
  applicationWave,
  CAMPAIGN_ACTS,
  CAMPAIGN_FACTS,
  CAMPAIGN_KINDS,
  CAMPAIGN_STATES,
  CAMPAIGN_TEMPLATE,
  CAMPAIGN_TRANSITIONS,
  CAMPAIGN_WAYS,
  CHANNELS_OF_WAY,
  isInHours,
  mayHandOn,
  RECIPIENT_STATES,
  SKIP_REASONS,
  UNSETTLED,
} from './campaigns.ts';
export type {
  CampaignAct,
  CampaignKind,
  CampaignState,
  CampaignText,
  CampaignWay,
  RecipientState,
  SkipReason,
} from './campaigns.ts';
export { ACCOUNT_STATES, ACCOUNT_TRANSITIONS, accountRefusal, accountTransition, canAccount } from './accounts.ts';
export type { AccountAction, AccountState } from './accounts.ts';
export {
  APPLICANT_ACTIONS,
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  actTowards,
  applicationRefusal,
  applicationTransition,
  canApplicant,
  isOpenApplication,
} from './applications.ts';
export type { ApplicantAction, ApplicationAction, ApplicationState } from './applications.ts';
export { isMentioned, mentionPieces, MOST_MENTIONS } from './mentions.ts';
export { GRANT_TRANSITIONS, grantTransition } from './packages.ts';
export type { GrantAction, GrantState } from './packages.ts';
export {
  CARD_STATES,
  CARD_TRANSITIONS,
  canCard,
  cardRefusal,
  cardTransition,
  formatCardNumber,
  CHIP_LEVELS,
  chipLevel,
  isLivingCard,
  partnerStatus,
} from './cards.ts';
export type { CardAction, CardState, ChipLevel, CardTransition, PartnerCardStatus } from './cards.ts';
export { mayOn, permissionsOf, placeLimit, requireOn } from './access/access.ts';
export type { Access, Grant, OwnGroup } from './access/access.ts';
export { LONGEST_SUBSTITUTION_DAYS, mayStandIn } from './access/stand-in.ts';
export type { GroupMember } from './access/stand-in.ts';
export { mayActFor, memberLogin } from './access/acting.ts';
export type { MemberLogin, Ward } from './access/acting.ts';
export { CONDITIONS_OF, GRANT_CONDITIONS, isPermission, PERMISSIONS } from './access/permissions.ts';
export type { GrantCondition, Permission } from './access/permissions.ts';
export { RIGHT_NEEDS, RIGHTS_WITHOUT_SCREEN, unmetNeeds } from './access/right-needs.ts';
export { isReservedCode } from './access/reserved-codes.ts';
export { RELOAD_HEADER, SESSION_MS } from './access/session-times.ts';
export type { SessionKind } from './access/session-times.ts';
export { widens, type RoleRights } from './access/widening.ts';
export { isVisibleText } from './visible-text.ts';
export { APPLICANT_GROUP, formOf, isProduction, TASK_FORMS } from './tasks/forms.ts';
export { isShippedOutcome, OUTCOMES, outcomeRule } from './tasks/outcomes.ts';
export type { OutcomeRule, OwnOutcome, ShippedOutcome } from './tasks/outcomes.ts';
export { inLanguage, isMarketing, pageOfText, textsInForce, textsToCome } from './consent-texts.ts';
export type { ConsentVersion, InLanguages } from './consent-texts.ts';
export { CardError } from './card-error.ts';
export type { RefusedField } from './card-error.ts';
export { ERROR_STATUS } from './error-codes.ts';
export type { ErrorCode } from './error-codes.ts';
export { CASE_ACTS, EXPORTS, READS, SECURITY_EVENTS, STATION_REPORTS, type AuditAct } from './audit/acts.ts';
export { REPORT_GROUPS, REPORT_NAMES, REPORTS, reportKind } from './reports.ts';
export type { ReportGroup, ReportName } from './reports.ts';
export {
  isEasyPin,
  isReaderHeard,
  READER_CODE_MINUTES,
  READER_FIELDS,
  READER_OFFLINE_HOURS,
  READER_PIN_TRIES,
  READER_SHIFT_HOURS,
  READER_SILENCE_MS,
  READER_STATES,
  READER_VERDICTS,
  READER_WAYS,
  readerState,
  toldBeside,
} from './readers.ts';
export type { ReaderField, ReaderState, ReaderVerdict, ReaderWay } from './readers.ts';
export {
  goesOnAtStation,
  isStationHeard,
  MOST_PRINT_SHIFT,
  STATION_CODE_MINUTES,
  STATION_STATES,
  stationState,
} from './stations.ts';
export type { PrintOffset, PrintShift, StationState } from './stations.ts';
export {
  ACTIVATION_CODE_LENGTH,
  ACTIVATION_TRIES,
  activationCode,
  isPostable,
  typedActivationCode,
} from './posting.ts';
export { CASE_BATCH_ACTS, CASE_BATCH_ITEM_STATES, CASE_BATCH_STATES, MOST_CASES_IN_BATCH } from './case-batch.ts';
export type { CaseBatchAct, CaseBatchItemState, CaseBatchState } from './case-batch.ts';
export { isOfOneCard, MOST_IN_BATCH } from './production-batch.ts';
export type { BatchItemState, BatchState } from './production-batch.ts';
export {
  BUREAU_RESULTS,
  cardFileName,
  LINE_PROBLEMS,
  MOST_IN_ORDER,
  readResultLine,
  RESULT_COLUMNS,
  withoutDoubles,
} from './bureau.ts';
export type { BureauItemState, BureauOrderState, BureauResult, LineProblem, ResultLine } from './bureau.ts';
export { SCAN_FAULTS, SCAN_KEPT_MS, SCAN_SUBJECTS, SCANNER_STATES, scanProgress } from './scans.ts';
export type { ScanFault, ScannerState, ScanState, ScanSubject } from './scans.ts';
export { BLANK_ENTRY_KINDS, blanksNow, MOST_BLANKS, stockByMonth, stockByPoint } from './blank-stock.ts';
export type { BlankEntryKind, BlankMovement, StockLine } from './blank-stock.ts';
export { periodOf, periodsOf, REPORT_PERIODS, type Period, type ReportPeriod } from './report-periods.ts';
export { LAST_SURE_DAY, lastDue, nextDue, type ReportSchedule } from './report-schedule.ts';
