import { effect, Injectable, signal } from '@angular/core';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Letters = 'normal' | 'larger' | 'largest';

const read = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => {
  const stored = localStorage.getItem(key);
  return allowed.find((value) => value === stored) ?? otherwise;
};

/** The person's choice of colours and letter size, kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  readonly theme = signal<Theme>(read('karta.theme', ['system', 'light', 'dark', 'contrast'], 'system'));
  readonly letters = signal<Letters>(read('karta.letters', ['normal', 'larger', 'largest'], 'normal'));

  constructor() {
    effect(() => {
      const page = document.documentElement;
      localStorage.setItem('karta.theme', this.theme());
      localStorage.setItem('karta.letters', this.letters());
      if (this.theme() === 'system') page.removeAttribute('data-theme');
      else page.setAttribute('data-theme', this.theme());
      page.setAttribute('data-letters', this.letters());
    });
  }
}
