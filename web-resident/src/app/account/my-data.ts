import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { DataExportList, DataExportView } from '@karta/contracts';
import {
  FailureNote,
  fileSize,
  idempotent,
  IntendedAct,
  nearTime,
  PasswordField,
  plainTime,
  sentenceFor,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const ADDRESS = '/api/resident/account/data-exports';

/** The own data as a file: asked for with the password, made in the background, told by mail (H-7). */
@Component({
  selector: 'km-my-data',
  imports: [FailureNote, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  template: `<p i18n="@@my-data.lead">
      Jedna paczka ZIP: plik do czytania (PDF), plik do przeniesienia gdzie indziej (JSON), zdjęcia i&nbsp;dokumenty.
      Przygotujemy ją i&nbsp;napiszemy, gdy będzie gotowa.
    </p>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (list.hasValue()) {
      <ul class="stack stack-2">
        @for (each of list.value().exports; track each.id) {
          <li class="row row--wrap between">
            <span>
              <b i18n="@@my-data.asked">Prośba: {{ near(each.requestedAt) }}</b
              ><br /><span class="small muted">
                @switch (each.state) {
                  @case ('waiting') {
                    <ng-container i18n="@@my-data.waiting">przygotowujemy plik</ng-container>
                  }
                  @case ('over') {
                    <ng-container i18n="@@my-data.over">minął czas na pobranie</ng-container>
                  }
                  @default {
                    <ng-container i18n="@@my-data.until"
                      >do pobrania do {{ time(each.expiresAt) }}, {{ sizeOf(each) }}</ng-container
                    >
                  }
                }
              </span>
            </span>
            @if (each.state === 'ready') {
              <a class="btn btn--secondary" [href]="address + '/' + each.id + '/file'" download i18n="@@my-data.take"
                >Pobierz ZIP</a
              >
            }
          </li>
        }
      </ul>
      @if (isOpen()) {
        <form class="form" novalidate (submit)="ask($event)">
          <km-password-field
            name="haslo-danych"
            label="Twoje hasło"
            i18n-label="@@own-password"
            [(value)]="password"
            [error]="passwordError()"
          />
          <div class="actions">
            <button class="btn btn--primary" [disabled]="isSending()" i18n="@@my-data.do">Przygotuj plik</button>
            <button type="button" class="btn btn--secondary" i18n="@@cancel" (click)="isOpen.set(false)">Anuluj</button>
          </div>
        </form>
      } @else if (!isWaiting()) {
        <button type="button" class="btn btn--secondary" i18n="@@my-data.ask" (click)="isOpen.set(true)">
          Pobierz moje dane
        </button>
      } @else {
        <button type="button" class="btn btn--secondary" i18n="@@my-data.look" (click)="list.reload()">
          Sprawdź, czy gotowe
        </button>
      }
    }`,
})
export class MyData {
  protected readonly address = ADDRESS;
  protected readonly list = httpResource<DataExportList>(() => ADDRESS);
  protected readonly isOpen = signal(false);
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly isWaiting = computed(
    () => this.list.hasValue() && this.list.value().exports.some(({ state }) => state === 'waiting'),
  );
  protected readonly near = nearTime;
  protected readonly time = plainTime;
  protected readonly sizeOf = ({ size }: DataExportView): string => fileSize(size ?? 0);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly act = new IntendedAct();

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.passwordError.set(
      this.password() ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`,
    );
    if (this.passwordError()) return document.getElementById('haslo-danych')?.focus();
    this.isSending.set(true);
    const body = { password: this.password() };
    try {
      await firstValueFrom(this.http.post(ADDRESS, body, idempotent(this.act.keyFor(body))));
      this.password.set('');
      this.isOpen.set(false);
      this.toasts.say($localize`:@@my-data.asked-for:Przygotowujemy plik. Napiszemy, gdy będzie gotowy.`);
      this.list.reload();
    } catch (failure) {
      this.act.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') this.passwordError.set(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
