import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { OwnSession, OwnSessionList } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';
import { FailureNote } from './failure-note.ts';
import { nearTime } from './polish-dates.ts';
import { Skeleton } from './skeleton.ts';
import { Toasts } from './toasts.ts';
import { readAnew } from './read-anew.ts';

/** What a person calls the device of a session. */
function deviceWords({ browser, system }: OwnSession): string {
  return (
    [browser, system].filter((word) => word !== '').join(', ') || $localize`:@@sessions.unknown:Nieznane urządzenie`
  );
}

/** Where a person is signed in: each place can be signed out, and all others at once. */
@Component({
  selector: 'km-session-list',
  imports: [FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  template: `@if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (sessions.hasValue()) {
      <ul class="stack stack-2">
        @for (session of sessions.value().sessions; track session.id) {
          <li class="row row--wrap">
            <span class="grow"
              ><b>{{ words(session) }}</b
              >&ngsp;
              @if (session.isThis) {
                <span class="chip chip--success"
                  ><span class="i i-check_circle" aria-hidden="true"></span
                  ><ng-container i18n="@@sessions.this">to urządzenie</ng-container></span
                >
              }
              <br /><span class="small muted" i18n="@@sessions.times"
                >zalogowano: {{ time(session.since) }}, ostatnio używane: {{ time(session.lastUsed) }}</span
              ></span
            >
            @if (!session.isThis) {
              <button
                type="button"
                class="btn btn--sm btn--secondary"
                [attr.aria-label]="endWords(session)"
                [disabled]="isSending()"
                (click)="end(session.id)"
                i18n="@@sessions.end"
              >
                Wyloguj
              </button>
            }
          </li>
        }
      </ul>
      @if (others() > 0) {
        <button
          type="button"
          class="btn btn--secondary"
          [disabled]="isSending()"
          (click)="end()"
          i18n="@@sessions.end-others"
        >
          Wyloguj wszystkie inne urządzenia
        </button>
      } @else {
        <p class="small muted" i18n="@@sessions.nowhere">Nie jesteś zalogowany(-a) nigdzie indziej.</p>
      }
    } @else if (sessions.error()) {
      <km-failure [error]="sessions.error()" (retry)="sessions.reload()" />
    } @else {
      <km-skeleton [lines]="2" />
    }`,
})
export class SessionList {
  /** Where the sessions are asked for and ended. */
  readonly address = input.required<string>();
  protected readonly sessions = httpResource<OwnSessionList>(() => this.address());
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly others = computed(() =>
    this.sessions.hasValue() ? this.sessions.value().sessions.filter(({ isThis }) => !isThis).length : 0,
  );
  protected readonly words = deviceWords;
  protected readonly endWords = (session: OwnSession): string =>
    $localize`:@@sessions.end-this:Wyloguj: ${deviceWords(session)}:device:, zalogowano ${nearTime(session.since)}:time:`;
  protected readonly time = nearTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  /** Reads the list anew, after something else has ended sessions. */
  reload(): void {
    readAnew(this.sessions);
  }

  /** Without an id: all but this one. */
  protected async end(id?: string): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.delete(id === undefined ? this.address() : `${this.address()}/${id}`));
      this.toasts.say(
        id === undefined
          ? $localize`:@@sessions.ended-others:Wylogowano wszystkie inne urządzenia.`
          : $localize`:@@sessions.ended:Wylogowano urządzenie.`,
      );
      readAnew(this.sessions);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
