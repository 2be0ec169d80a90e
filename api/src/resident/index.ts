import type { Route } from '../http/definition.ts';
import { account, changePassword, changeOwnPhone, chooseLanguage } from './account.ts';
import { actFor, actingFor } from './acting-for.ts';
import { activate } from './activate.ts';
import { wayOfApplication } from './application-way.ts';
import { application, applications, deleteDraft, saveDraft } from './applications.ts';
import { createApplication } from './begin-application.ts';
import { activateCard } from './activate-card.ts';
import { blockOwnCard } from './block-card.ts';
import { addOwnCardDevice, cardCertificates, cardDevices, endOwnCardDevice } from './card-devices.ts';
import { cards } from './cards.ts';
import { changeOwnEmail, confirmOwnEmail } from './change-email.ts';
import { cityInfo, legalText } from './city-info.ts';
import { townArms } from './town-arms.ts';
import { completeApplication } from './complete-application.ts';
import { optOutPage, postOptOut } from './opt-out.ts';
import { confirmTypedEmail } from './confirm-email.ts';
import { confirmOwnPhone, sendOwnPhoneCode } from './confirm-phone.ts';
import { changeConsent, consents, withdrawConsent } from './consents.ts';
import {
  addFamilyMember,
  changeFamilyMember,
  family,
  inviteFamilyMember,
  memberPhoto,
  memberRemoval,
  removeFamilyMember,
} from './family.ts';
import { requestPasswordReset, resetPassword } from './password-reset.ts';
import { decideReprint } from './decide-reprint.ts';
import { giveMemberAddress } from './give-member-address.ts';
import { discounts, usedDiscounts } from './discounts.ts';
import { applicationStatus } from './public-status.ts';
import { news, offers } from './published.ts';
import { residentAddressNames } from './address-names.ts';
import { eligibility } from './eligibility/eligibility.ts';
import { erasurePreview, eraseAccount } from './erase-account.ts';
import { acceptInvitation, invitation } from './invitation.ts';
import { changeMembership, endMembership, membership } from './membership.ts';
import { keepMember, takeBackErasure } from './take-back-erasure.ts';
import { addThreadFile, dropOwnThreadFile } from './thread-files.ts';
import { createThread, replyToThread, thread, threads, unread } from './threads.ts';
import {
  addOwnPasskey,
  beginOwnPasskey,
  beginOwnTotp,
  confirmOwnTotp,
  ownFactors,
  removeOwnFactor,
  renewOwnCodes,
} from './own-factors.ts';
import { proveFactor } from './prove-factor.ts';
import { register } from './register.ts';
import { upgradeAccount } from './upgrade-account.ts';
import { currentSession, signIn, signOut } from './sign-in.ts';
import { accountSessions, endAccountSession, endOtherAccountSessions } from './sessions.ts';
import { createFiling, filing, shareFilingAnswers, submitOwnFiling } from './filings.ts';
import { askGuardianAgain, guardianAnswer, guardianQuestion } from './second-guardian.ts';
import { submitOwnApplication } from './submit-application.ts';
import { askForDataExport, dataExportFile, dataExports } from './data-export.ts';
import { looks } from './looks.ts';
import { addDocument, ownFile, putDocumentDates, putPhoto, removeDocument } from './uploads.ts';
import { withdrawApplication } from './withdraw-application.ts';

/** What the portal serves. */
export const RESIDENT_ROUTES: readonly Route[] = [
  cityInfo,
  townArms,
  legalText,
  news,
  offers,
  applicationStatus,
  guardianQuestion,
  guardianAnswer,
  eligibility,
  residentAddressNames,
  currentSession,
  signIn,
  signOut,
  ...proveFactor,
  ownFactors,
  beginOwnTotp,
  confirmOwnTotp,
  beginOwnPasskey,
  addOwnPasskey,
  removeOwnFactor,
  renewOwnCodes,
  register,
  upgradeAccount,
  activate,
  requestPasswordReset,
  resetPassword,
  confirmTypedEmail,
  optOutPage,
  postOptOut,
  account,
  chooseLanguage,
  changeOwnEmail,
  confirmOwnEmail,
  changeOwnPhone,
  confirmOwnPhone,
  sendOwnPhoneCode,
  changePassword,
  looks,
  dataExports,
  askForDataExport,
  dataExportFile,
  accountSessions,
  endAccountSession,
  endOtherAccountSessions,
  consents,
  changeConsent,
  withdrawConsent,
  cards,
  discounts,
  usedDiscounts,
  activateCard,
  blockOwnCard,
  cardDevices,
  addOwnCardDevice,
  endOwnCardDevice,
  cardCertificates,
  family,
  addFamilyMember,
  changeFamilyMember,
  giveMemberAddress,
  inviteFamilyMember,
  memberPhoto,
  memberRemoval,
  removeFamilyMember,
  keepMember,
  membership,
  changeMembership,
  endMembership,
  invitation,
  acceptInvitation,
  erasurePreview,
  eraseAccount,
  takeBackErasure,
  actingFor,
  actFor,
  threads,
  unread,
  addThreadFile,
  dropOwnThreadFile,
  createThread,
  thread,
  replyToThread,
  applications,
  createApplication,
  application,
  wayOfApplication,
  saveDraft,
  deleteDraft,
  submitOwnApplication,
  createFiling,
  filing,
  shareFilingAnswers,
  submitOwnFiling,
  withdrawApplication,
  askGuardianAgain,
  completeApplication,
  decideReprint,
  putPhoto,
  addDocument,
  putDocumentDates,
  removeDocument,
  ownFile,
];
