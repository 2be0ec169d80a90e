import { inject } from '@angular/core';
import { Router, type CanMatchFn, type Route, type Routes } from '@angular/router';
import { SCREENS } from './screens.ts';
import { DeskAccess } from './session/desk-access.ts';

const PAGES: Readonly<Record<string, Route['loadComponent']>> = {
  kasa: () => import('./till/till.ts').then(({ Till }) => Till),
  dzien: () => import('./day/day.ts').then(({ Day }) => Day),
  oferty: () => import('./offers/offers.ts').then(({ Offers }) => Offers),
  statystyki: () => import('./statistics/statistics.ts').then(({ Statistics }) => Statistics),
  osoby: () => import('./people/people.ts').then(({ People }) => People),
  klucze: () => import('./keys/keys.ts').then(({ Keys }) => Keys),
  konto: () => import('./account/account.ts').then(({ MyAccount }) => MyAccount),
};

const onlySignedIn: CanMatchFn = () =>
  inject(DeskAccess).person() !== null || inject(Router).createUrlTree(['/zaloguj']);
const onlyGuests: CanMatchFn = () => inject(DeskAccess).person() === null || inject(Router).createUrlTree(['/kasa']);

/** The screens of the table behind the frame, each fetched when it is first opened; a screen of managers is none for a cashier. */
export const deskRoutes: Routes = [
  {
    path: 'zaloguj',
    title: 'Zaloguj się',
    canMatch: [onlyGuests],
    loadComponent: () => import('./session/sign-in.ts').then(({ SignInPage }) => SignInPage),
  },
  {
    path: 'nie-pamietam-hasla',
    title: 'Nie pamiętam hasła',
    loadComponent: () => import('./session/forgotten-password.ts').then(({ ForgottenPassword }) => ForgottenPassword),
  },
  {
    path: 'nowe-haslo',
    title: 'Nowe hasło',
    loadComponent: () => import('./session/new-password.ts').then(({ NewPassword }) => NewPassword),
  },
  {
    path: '',
    canMatch: [onlySignedIn],
    loadComponent: () => import('./frame/desk-frame.ts').then(({ DeskFrame }) => DeskFrame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'kasa' },
      ...SCREENS.map(({ path, word, role }): Route => {
        const loadComponent = PAGES[path];
        return {
          path,
          title: word,
          canMatch: [() => inject(DeskAccess).may(role)],
          ...(loadComponent && { loadComponent }),
        };
      }),
      {
        path: 'wiecej',
        title: 'Więcej',
        loadComponent: () => import('./frame/more.ts').then(({ More }) => More),
      },
      {
        path: '**',
        title: 'Nie ma takiej strony',
        loadComponent: () => import('./frame/not-found.ts').then(({ NotFound }) => NotFound),
      },
    ],
  },
];
