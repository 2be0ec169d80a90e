export {
  dayMonth,
  daysUntil,
  longToday,
  nearTime,
  onDay,
  plainDate,
  plainTime,
  spanBetween,
  spanOf,
  todayIn,
} from './polish-dates.ts';
export { zloty } from './money.ts';
export { fileSize, pluralForm } from './polish-plural.ts';
export {
  APPLICATION_STATUS,
  APPLICATION_TYPE,
  applicationTypeWord,
  CARD_STATUS,
  caseStatus,
  taskStatus,
  timelineWord,
  wordsOf,
} from './status-words.ts';
export type { Status, StatusRole } from './status-words.ts';
export { StatusChip } from './status-chip.ts';
export { toProblem } from './problem.ts';
export { addSentences, sentenceFor } from './problem-sentences.ts';
export { FailureNote } from './failure-note.ts';
export { Skeleton } from './skeleton.ts';
export { FactorEnrolment } from './factor-enrolment.ts';
export { FactorProof } from './factor-proof.ts';
export { RecoveryCodeList } from './recovery-code-list.ts';
export { Dialog } from './dialog.ts';
export { Attachments } from './attachments.ts';
export { AttachmentLink } from './attachment-link.ts';
export { SelectField } from './select-field.ts';
export { TextArea } from './text-area.ts';
export { TextField } from './text-field.ts';
export { markReloads, watchForUse } from './mark-reloads.ts';
export { ForgottenPasswordForm } from './forgotten-password-form.ts';
export { NewPasswordForm } from './new-password-form.ts';
export { PasswordChangeForm } from './password-change.ts';
export { passwordSentence } from './password-sentence.ts';
export { SessionList } from './session-list.ts';
export { PasswordField } from './password-field.ts';
export { ErrorSummary } from './error-summary.ts';
export type { Mistake } from './error-summary.ts';
export { Appearance } from './appearance.ts';
export { AppearanceMenu } from './appearance-menu.ts';
export { Toasts } from './toasts.ts';
export { CardFace } from './card-face.ts';
export { Deadline, deadlineLight } from './deadline.ts';
export type { DeadlineLight } from './deadline.ts';
export { idempotent, newIdempotencyKey } from './idempotency-key.ts';
export { IntendedAct } from './intended-act.ts';
export { providePageArrival } from './page-arrival.ts';
export { SessionDialog } from './session-dialog.ts';
export { SessionGate, sendThroughGate } from './session-gate.ts';
export { addressNames } from './address-names.ts';
export { settled } from './settled.ts';
export { SkipLink } from './skip-link.ts';
export { ConsentCheck } from './consent-check.ts';
export { readAnew, readAtEach } from './read-anew.ts';
export { reloadAfterUpdate } from './reload-after-update.ts';
export { askAboutUnsaved, UnsavedChanges } from './unsaved-changes.ts';
export { UnsavedDialog } from './unsaved-dialog.ts';
export { UnsentTexts } from './unsent-texts.ts';
export { judgePicture } from './photo/judge-picture.ts';
export { PhotoField } from './photo/photo-field.ts';
export { JudgedPhoto } from './photo/judged-photo.ts';
export { PhotoScores } from './photo/photo-scores.ts';
export { ADVICE_WORDS } from './photo/photo-words.ts';
export { ChoicePart } from './form/choice-part.ts';
export type { Choice } from './form/choice-part.ts';
export { widthOf } from './form/field-controls.ts';
export { FieldPart } from './form/field-part.ts';
export { anchorOf, mistakesOf } from './form/form-problems.ts';
export type { FormMistake } from './form/form-problems.ts';
export {
  FILE_WORDS,
  FORM_HINTS,
  FORM_NAMES,
  formName,
  formTitle,
  labelOf,
  lineValue,
  partLabel,
  REFUSALS,
  sectionTitle,
} from './form/form-words.ts';
export { QuestionPart } from './form/question-part.ts';
export { SecondGuardianPart } from './form/second-guardian-part.ts';
export { BY_POST, choicesOf, documentsWantedBy, pickupOf } from './form/form-choices.ts';
export type { ChosenPart, WantedDocument } from './form/form-choices.ts';
export { PartnerPeople } from './partner-people.ts';
export { TownLook } from './town-look.ts';
