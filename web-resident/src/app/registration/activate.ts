import { ChangeDetectionStrategy, Component, inject, input, signal, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** The link from the activation mail ends here. */
@Component({
  selector: 'km-activate',
  imports: [RouterLink, FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1 i18n="@@activate">Aktywacja konta</h1>
    @switch (state()) {
      @case ('waiting') {
        <km-skeleton [lines]="2" />
      }
      @case ('done') {
        <div class="note note--success" role="status">
          <span class="i i-check_circle" aria-hidden="true"></span>
          <b i18n="@@activate.done">Konto jest aktywne.</b>
          <span i18n="@@activate.next">Zaloguj się, żeby złożyć wniosek o&nbsp;kartę.</span>
        </div>
        <a class="btn btn--primary" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a>
      }
      @case ('failed') {
        <km-failure [error]="failure()" [canRetry]="false" />
        <p i18n="@@activate.again">
          Nowy link dostaniesz po ponownym wypełnieniu formularza. Jeśli konto jest już aktywne, po prostu się zaloguj.
        </p>
        <div class="row row--wrap">
          <a class="btn btn--primary" routerLink="/zaloz-konto" i18n="@@activate.register-again"
            >Załóż konto jeszcze raz</a
          ><a class="btn btn--secondary" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a>
        </div>
      }
      @case ('no-token') {
        <p i18n="@@activate.no-token">
          Otwórz tę stronę linkiem z&nbsp;wiadomości, którą wysłaliśmy po założeniu konta.
        </p>
        <div class="row row--wrap">
          <a class="btn btn--primary" routerLink="/zaloguj">Zaloguj</a
          ><a class="btn btn--secondary" routerLink="/zaloz-konto" i18n="@@register">Załóż konto</a>
        </div>
      }
    }
  </div>`,
})
export class Activate implements OnInit {
  readonly token = input<string>();
  protected readonly state = signal<'waiting' | 'done' | 'failed' | 'no-token'>('waiting');
  protected readonly failure = signal<unknown>(null);
  private readonly access = inject(ResidentAccess);

  async ngOnInit(): Promise<void> {
    const token = this.token();
    if (!token) {
      this.state.set('no-token');
      return;
    }
    try {
      await this.access.activate(token);
      this.state.set('done');
    } catch (failure) {
      this.failure.set(failure);
      this.state.set('failed');
    }
  }
}
