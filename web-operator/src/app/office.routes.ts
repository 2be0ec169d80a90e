import { inject, type Type } from '@angular/core';
import { Router, type CanActivateFn, type Route, type Routes } from '@angular/router';
import { askAboutUnsaved } from '@karta/web-shared';
import { OfficeFrame } from './frames/office-frame.ts';
import { homeOf } from './frames/menu-items.ts';
import { SCREENS, type Screen, type ScreenPath } from './screens.ts';
import { OperatorAccess } from './session/operator-access.ts';

const LOADERS: Record<ScreenPath, () => Promise<Type<unknown>>> = {
  zaloguj: async () => (await import('./session/sign-in.ts')).SignInPage,
  'zaloguj/powrot': async () => (await import('./session/open-id-return.ts')).OpenIdReturn,
  'nie-pamietam-hasla': async () => (await import('./session/forgotten-password.ts')).ForgottenPassword,
  'nowe-haslo': async () => (await import('./session/new-password.ts')).NewPassword,
  zadania: async () => (await import('./tasks/task-queue.ts')).TaskQueue,
  'zadania/:id': async () => (await import('./tasks/task-screen.ts')).TaskScreen,
  wnioski: async () => (await import('./applications/office-applications.ts')).OfficeApplications,
  'wnioski/sprawdzenia': async () => (await import('./second-checks/second-check-list.ts')).SecondCheckListScreen,
  'wnioski/:id': async () => (await import('./applications/application-screen.ts')).ApplicationScreen,
  mieszkancy: async () => (await import('./residents/resident-register.ts')).ResidentRegister,
  'mieszkancy/nowy': async () => (await import('./residents/person-edit.ts')).PersonEdit,
  'mieszkancy/import': async () => (await import('./residents/imports/import-list.ts')).ImportList,
  'mieszkancy/import/:id': async () => (await import('./residents/imports/import-screen.ts')).ImportScreen,
  'mieszkancy/dokumenty': async () => (await import('./residents/document-register.ts')).DocumentRegister,
  'mieszkancy/:id': async () => (await import('./residents/person-screen.ts')).PersonScreen,
  'mieszkancy/:id/edycja': async () => (await import('./residents/person-edit.ts')).PersonEdit,
  'mieszkancy/:id/polacz': async () => (await import('./residents/merges/merge-screen.ts')).MergeScreen,
  'mieszkancy/:id/wniosek': async () => (await import('./residents/paper-start.ts')).PaperStart,
  'wniosek-papierowy/:id': async () => (await import('./residents/paper-form.ts')).PaperForm,
  karty: async () => (await import('./cards/card-register.ts')).CardRegister,
  sprawy: async () => (await import('./threads/thread-register.ts')).ThreadRegister,
  'sprawy/:id': async () => (await import('./threads/thread-screen.ts')).ThreadScreen,
  'do-wszystkich': async () => (await import('./announcements/announcements.ts')).Announcements,
  kampanie: async () => (await import('./campaigns/campaign-list.ts')).CampaignListScreen,
  'kampanie/nowa': async () => (await import('./campaigns/campaign-new.ts')).CampaignNew,
  'kampanie/:id': async () => (await import('./campaigns/campaign-screen.ts')).CampaignScreen,
  'kampanie/:id/odbiorcy': async () => (await import('./campaigns/recipient-register.ts')).RecipientRegister,
  wiadomosci: async () => (await import('./messages/message-register.ts')).MessageRegister,
  raporty: async () => (await import('./reports/report-screen.ts')).ReportScreen,
  'raporty/zapisane': async () => (await import('./reports/saved-reports.ts')).SavedReports,
  'raporty/blankiety': async () => (await import('./reports/stock-screen.ts')).StockScreen,
  produkcja: async () => (await import('./production/production-screen.ts')).ProductionScreen,
  'produkcja/zlecenia/:id': async () => (await import('./production/bureau-screen.ts')).BureauScreen,
  'blankiety/zepsute': async () => (await import('./production/spoiled-blank-register.ts')).SpoiledBlankRegister,
  blankiety: async () => (await import('./reports/stock-screen.ts')).StockScreen,
  procesy: async () => (await import('./processes/overview-screen.ts')).OverviewScreen,
  'procesy/sprawy': async () => (await import('./processes/process-list.ts')).ProcessList,
  'procesy/sprawa': async () => (await import('./processes/case-screen.ts')).CaseScreen,
  'procesy/diagramy': async () => (await import('./processes/definition-list.ts')).DefinitionList,
  'procesy/modeler': async () => (await import('./modeller/modeller-screen.ts')).ModellerScreen,
  'procesy/modeler/:processId': async () => (await import('./modeller/modeller-screen.ts')).ModellerScreen,
  'procesy/wdrozenie': async () => (await import('./processes/deployment.ts')).DeploymentPage,
  'procesy/zatwierdzenia': async () => (await import('./approvals/approval-list.ts')).ApprovalListScreen,
  'procesy/zatwierdzenia/:id': async () => (await import('./approvals/approval-screen.ts')).ApprovalScreen,
  'procesy/problem': async () => (await import('./processes/problem-page.ts')).ProblemPage,
  uzytkownicy: async () => (await import('./users/user-screen.ts')).UserScreen,
  'uzytkownicy/logowanie': async () => (await import('./users/open-id-screen.ts')).OpenIdScreen,
  uprawnienia: async () => (await import('./access/access-screen.ts')).AccessScreen,
  stanowiska: async () => (await import('./stations/station-screen.ts')).StationScreen,
  czytniki: async () => (await import('./readers/reader-screen.ts')).ReaderScreen,
  dziennik: async () => (await import('./audit/audit-register.ts')).AuditRegister,
  slowniki: async () => (await import('./catalogues/catalogue-screen.ts')).CatalogueScreen,
  partnerzy: async () => (await import('./catalogues/partner-register.ts')).PartnerRegister,
  'oferty-partnerow': async () => (await import('./catalogues/offer-screen.ts')).OfferScreen,
  'partnerzy/:id': async () => (await import('./catalogues/partner-screen.ts')).PartnerScreen,
  'typy-wnioskow': async () => (await import('./forms/form-list.ts')).FormListScreen,
  'typy-wnioskow/nowy': async () => (await import('./forms/form-editor.ts')).FormEditor,
  'typy-wnioskow/:id': async () => (await import('./forms/form-editor.ts')).FormEditor,
  zgody: async () => (await import('./consents/consent-screen.ts')).ConsentScreen,
  miasto: async () => (await import('./town/town-screen.ts')).TownScreen,
  'projekt-karty': async () => (await import('./card-design/card-design-screen.ts')).CardDesignScreen,
  'pierwsze-uruchomienie': async () => (await import('./town/first-run.ts')).FirstRun,
  ustawienia: async () => (await import('./settings/settings-screen.ts')).SettingsScreen,
  'konto-sms': async () => (await import('./messages/sms-account-screen.ts')).SmsAccountScreen,
  'plik-ustawien': async () => (await import('./configuration/configuration-screen.ts')).ConfigurationScreen,
  powiadomienia: async () => (await import('./letters/letter-list.ts')).LetterListScreen,
  'powiadomienia/:id': async () => (await import('./letters/letter-editor.ts')).LetterEditor,
  eksporty: async () => (await import('./exports/own-exports.ts')).OwnExportsScreen,
  wzmianki: async () => (await import('./notes/mention-list.ts')).MentionListScreen,
  konto: async () => (await import('./account/my-account.ts')).MyAccount,
  szukaj: async () => (await import('./search/search-results.ts')).SearchResults,
  'brak-dostepu': async () => (await import('./frames/no-access.ts')).NoAccess,
};

const onlySignedIn: CanActivateFn = (_route, state) =>
  inject(OperatorAccess).operator()
    ? true
    : inject(Router).createUrlTree(['/zaloguj'], { queryParams: { powrot: state.url } });

const onlyGuests: CanActivateFn = () =>
  inject(OperatorAccess).operator() ? inject(Router).createUrlTree(['/']) : true;

const onlyWith =
  (permission: string): CanActivateFn =>
  () =>
    inject(OperatorAccess).may(permission) ? true : inject(Router).createUrlTree(['/brak-dostepu']);

const home: CanActivateFn = () =>
  inject(Router).createUrlTree([homeOf((permission) => inject(OperatorAccess).may(permission))]);

const route = (screen: Screen & { path: ScreenPath }): Route => ({
  path: screen.path,
  title: screen.title,
  loadComponent: LOADERS[screen.path],
  data: { rail: screen.rail ?? false, needs: screen.needs },
});

export const officeRoutes: Routes = [
  ...SCREENS.filter((screen) => screen.needs === 'guest').map((screen) => ({
    ...route(screen),
    canActivate: [onlyGuests],
  })),
  ...SCREENS.filter((screen) => screen.needs === 'nobody').map(route),
  {
    path: '',
    component: OfficeFrame,
    canActivate: [onlySignedIn],
    children: [
      { path: '', pathMatch: 'full', canActivate: [home], children: [] },
      ...SCREENS.filter((screen) => screen.needs !== 'guest' && screen.needs !== 'nobody').map((screen) => ({
        ...route(screen),
        canActivate: screen.needs === null ? [] : [onlyWith(screen.needs)],
        canDeactivate: [askAboutUnsaved],
      })),
      {
        path: '**',
        title: 'Nie ma takiej strony',
        loadComponent: async () => (await import('./frames/not-found.ts')).NotFound,
      },
    ],
  },
];
