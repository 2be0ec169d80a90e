import type { Route } from '../http/definition.ts';
import { account, changePassword, changeOwnPhone } from './account.ts';
import { actFor, actingFor } from './acting-for.ts';
import { activate } from './activate.ts';
import { application, applications, deleteDraft, saveDraft } from './applications.ts';
import { createApplication } from './begin-application.ts';
import { blockOwnCard } from './block-card.ts';
import { cards, discounts } from './cards.ts';
import { cityInfo, legalText } from './city-info.ts';
import { completeApplication } from './complete-application.ts';
import { confirmTypedEmail } from './confirm-email.ts';
import { confirmOwnPhone, sendOwnPhoneCode } from './confirm-phone.ts';
import { changeConsent, consents } from './consents.ts';
import { requestPasswordReset, resetPassword } from './password-reset.ts';
import { decideReprint } from './decide-reprint.ts';
import { giveMemberAddress } from './give-member-address.ts';
import { erasurePreview, eraseAccount } from './erase-account.ts';
import { createThread, replyToThread, thread, threads } from './threads.ts';
import { register } from './register.ts';
import { currentSession, signIn, signOut } from './sign-in.ts';
import { accountSessions, endAccountSession, endOtherAccountSessions } from './sessions.ts';
import { submitOwnApplication } from './submit-application.ts';
import { addDocument, ownFile, putDocumentDates, putPhoto, removeDocument } from './uploads.ts';
import { withdrawApplication } from './withdraw-application.ts';

/** What the portal serves. */
export const RESIDENT_ROUTES: readonly Route[] = [
  cityInfo,
  legalText,
  currentSession,
  signIn,
  signOut,
  register,
  activate,
  requestPasswordReset,
  resetPassword,
  confirmTypedEmail,
  account,
  changeOwnPhone,
  confirmOwnPhone,
  sendOwnPhoneCode,
  changePassword,
  accountSessions,
  endAccountSession,
  endOtherAccountSessions,
  consents,
  changeConsent,
  cards,
  discounts,
  blockOwnCard,
  giveMemberAddress,
  erasurePreview,
  eraseAccount,
  actingFor,
  actFor,
  threads,
  createThread,
  thread,
  replyToThread,
  applications,
  createApplication,
  application,
  saveDraft,
  deleteDraft,
  submitOwnApplication,
  withdrawApplication,
  completeApplication,
  decideReprint,
  putPhoto,
  addDocument,
  putDocumentDates,
  removeDocument,
  ownFile,
];
