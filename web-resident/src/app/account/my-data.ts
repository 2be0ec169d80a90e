import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { DataExportList, DataExportView } from '@karta/contracts';
import {
  FailureNote,
  fileSize,
  idempotent,
  nearTime,
  PasswordField,
  plainTime,
  readAnew,
  Toasts,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OwnPasswordAct } from '../own-password.ts';

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
    @if (act.failure(); as error) {
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
            [(value)]="act.password"
            [error]="act.error()"
          />
          <div class="actions">
            <button class="btn btn--primary" [disabled]="act.isSending()" i18n="@@my-data.do">Przygotuj plik</button>
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
  protected readonly isWaiting = computed(
    () => this.list.hasValue() && this.list.value().exports.some(({ state }) => state === 'waiting'),
  );
  protected readonly near = nearTime;
  protected readonly time = plainTime;
  protected readonly sizeOf = ({ size }: DataExportView): string => fileSize(size ?? 0);
  protected readonly act = new OwnPasswordAct('haslo-danych');
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected ask(event: Event): Promise<void> {
    return this.act.run(event, 'ask', async (password, key) => {
      await firstValueFrom(this.http.post(ADDRESS, { password }, idempotent(key)));
      this.act.password.set('');
      this.isOpen.set(false);
      this.toasts.say($localize`:@@my-data.asked-for:Przygotowujemy plik. Napiszemy, gdy będzie gotowy.`);
      readAnew(this.list);
    });
  }
}
