import type { Type } from '@angular/core';
import type { Routes } from '@angular/router';
import { OpenFrame } from './frames/open-frame.ts';
import { TRANSLATED_TITLES } from './screen-titles.ts';
import { SCREENS, type Screen, type ScreenPath } from './screens.ts';
import { onlyGuests, onlySignedIn } from './session/guards.ts';

const LOADERS: Record<ScreenPath, () => Promise<Type<unknown>>> = {
  '': async () => (await import('./welcome/welcome.ts')).Welcome,
  klauzula: async () => (await import('./legal/legal-page.ts')).LegalPage,
  regulamin: async () => (await import('./legal/legal-page.ts')).LegalPage,
  dostepnosc: async () => (await import('./legal/accessibility-statement.ts')).AccessibilityStatement,
  aktualnosci: async () => (await import('./news/news.ts')).News,
  'aktualnosci/:id': async () => (await import('./news/news-page.ts')).NewsPage,
  oferta: async () => (await import('./offers/offers.ts')).Offers,
  'oferta/:id': async () => (await import('./offers/offer-page.ts')).OfferPage,
  'co-mi-przysluguje': async () => (await import('./eligibility/eligibility.ts')).Eligibility,
  status: async () => (await import('./status-check/status-check.ts')).StatusCheck,
  'drugi-opiekun': async () => (await import('./applications/second-guardian.ts')).SecondGuardian,
  blad: async () => (await import('./frames/error-page.ts')).ErrorPage,
  zaloguj: async () => (await import('./sign-in/sign-in.ts')).SignInPage,
  'zaloz-konto': async () => (await import('./registration/register.ts')).Register,
  'sprawdz-poczte': async () => (await import('./registration/check-mail.ts')).CheckMail,
  aktywacja: async () => (await import('./registration/activate.ts')).Activate,
  'nie-pamietam-hasla': async () => (await import('./sign-in/forgotten-password.ts')).ForgottenPassword,
  'nowe-haslo': async () => (await import('./sign-in/new-password.ts')).NewPassword,
  'wypisz/:code': async () => (await import('./consents/opt-out.ts')).OptOut,
  'potwierdz-adres': async () => (await import('./registration/confirm-email.ts')).ConfirmEmail,
  'karta-wirtualna': async () => (await import('./phone-card/phone-card.ts')).PhoneCard,
  'nowy-adres': async () => (await import('./registration/new-address.ts')).NewAddress,
  'ustal-haslo': async () => (await import('./registration/join-family.ts')).JoinFamily,
  karty: async () => (await import('./cards/my-cards.ts')).MyCards,
  wnioski: async () => (await import('./applications/my-applications.ts')).MyApplications,
  'wnioski/nowy': async () => (await import('./applications/start-application.ts')).StartApplication,
  'wnioski/:id/formularz': async () => (await import('./applications/application-form.ts')).ApplicationForm,
  'wnioski/:id/sprawdz': async () => (await import('./applications/check-application.ts')).CheckApplication,
  'wnioski/:id': async () => (await import('./applications/application-status.ts')).ApplicationStatus,
  konto: async () => (await import('./account/my-account.ts')).MyAccount,
  zgody: async () => (await import('./consents/my-consents.ts')).MyConsents,
  benefity: async () => (await import('./discounts/my-discounts.ts')).MyDiscounts,
  sprawy: async () => (await import('./threads/my-threads.ts')).MyThreads,
  'sprawy/nowa': async () => (await import('./threads/new-thread.ts')).NewThread,
  'sprawy/:id': async () => (await import('./threads/thread.ts')).Thread,
  rodzina: async () => (await import('./family/my-family.ts')).MyFamily,
  'rodzina/dodaj': async () => (await import('./family/member-form.ts')).MemberForm,
  'rodzina/wnioski': async () => (await import('./family/several-children.ts')).SeveralChildren,
  'rodzina/wnioski/:id': async () => (await import('./family/filing.ts')).FilingPage,
  'rodzina/:id': async () => (await import('./family/member-form.ts')).MemberForm,
};

const LEGAL_KINDS: Partial<Record<ScreenPath, string>> = {
  klauzula: 'information-clause',
  regulamin: 'terms',
};

const screensIn = (frame: Screen['frame']): Routes =>
  SCREENS.filter((screen) => screen.frame === frame).map((screen) => ({
    path: screen.path,
    title: TRANSLATED_TITLES[screen.path] ?? screen.title,
    pathMatch: 'full' as const,
    loadComponent: LOADERS[screen.path],
    data: { legalKind: LEGAL_KINDS[screen.path] },
  }));

export const portalRoutes: Routes = [
  ...screensIn('bare'),
  {
    path: '',
    // guests do not pay for the panel
    loadComponent: async () => (await import('./frames/panel-frame.ts')).PanelFrame,
    canMatch: [onlySignedIn],
    children: screensIn('panel'),
  },
  {
    path: '',
    loadComponent: async () => (await import('./frames/guest-frame.ts')).GuestFrame,
    canMatch: [onlyGuests],
    children: screensIn('guest'),
  },
  {
    path: '',
    component: OpenFrame,
    children: [
      ...screensIn('open'),
      {
        path: '**',
        title: $localize`:@@not-found:Nie ma takiej strony`,
        loadComponent: async () => (await import('./frames/not-found.ts')).NotFound,
      },
    ],
  },
];
