import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID, output } from '@angular/core';
import type { ConsentState } from '@karta/contracts';
import { inLanguage } from '@karta/domain';
import { plainDate, plainTime } from '@karta/web-shared';

const WORDS = {
  given: { word: $localize`:@@consent-state.given:Zgoda udzielona`, icon: 'check_circle', role: 'success' },
  outdated: { word: $localize`:@@consent-state.outdated:Jest nowa wersja`, icon: 'event_upcoming', role: 'warning' },
  withdrawn: { word: $localize`:@@consent-state.withdrawn:Zgoda wycofana`, icon: 'cancel', role: 'neutral' },
  missing: { word: $localize`:@@consent-state.missing:Zgody nie ma`, icon: 'cancel', role: 'neutral' },
} as const;

/** One consent: state, star, text with its link, versions with their dates, and what can be done (004-80 … 004-82). */
@Component({
  selector: 'km-consent-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  template: `<div class="row row--wrap">
      <span class="chip chip--{{ state().role }}"
        ><span class="i i-{{ state().icon }}" aria-hidden="true"></span>{{ state().word }}</span
      >
      <span class="small muted">
        @if (consent().required) {
          <ng-container i18n="@@consent-state.required">wymagana</ng-container>
        } @else {
          <ng-container i18n="@@consent-state.voluntary">dobrowolna</ng-container>
        }
        · <ng-container i18n="@@consent-state.version">wersja {{ consent().version }}</ng-container>
        @if (consent().validFrom; as from) {
          <ng-container i18n="@@consent-state.from"> z {{ plainDate(from) }}</ng-container>
        }
      </span>
    </div>
    <p>
      @if (consent().required) {
        <span class="req" aria-hidden="true">*</span>&ngsp;
      }
      <span [attr.lang]="said().language === language ? null : said().language">{{ said().value }}</span>
      @if (consent().link; as link) {
        (<a [href]="link" target="_blank" rel="noopener"
          ><ng-container i18n="@@consent.link"
            >link<span class="sr"> do pełnego tekstu, otworzy się w nowej karcie</span></ng-container
          ></a
        >)
      }
    </p>
    @if (consent().state === 'outdated') {
      <p class="note" i18n="@@consent-state.accept-new">
        Zgoda dotyczy wcześniejszej wersji. Od {{ plainDate(consent().validFrom) }} obowiązuje wersja
        {{ consent().version }}: przeczytaj ją i&nbsp;wyraź zgodę.
      </p>
    }
    @if (consent().history.length > 0) {
      <details>
        <summary i18n="@@consent-state.history">Wersje i&nbsp;daty</summary>
        <ul class="bullets">
          @for (each of consent().history; track each.id) {
            <li>
              <ng-container i18n="@@consent-state.given-at"
                >wersja {{ each.version }}: udzielona {{ plainTime(each.givenAt) }}</ng-container
              >
              @if (each.withdrawnAt; as at) {
                <ng-container i18n="@@consent-state.withdrawn-at">, wycofana {{ plainTime(at) }}</ng-container>
              }
            </li>
          }
        </ul>
      </details>
    }
    <div class="row row--wrap">
      @if (consent().state !== 'given') {
        <button type="button" class="btn btn--primary" i18n="@@consents.give" (click)="given.emit()">
          Wyraź zgodę
        </button>
      }
      @if (consent().state === 'given' || consent().state === 'outdated') {
        <button type="button" class="btn btn--secondary" i18n="@@consents.withdraw" (click)="withdrawing.emit()">
          Wycofaj zgodę
        </button>
      }
    </div>`,
})
export class ConsentPanel {
  readonly consent = input.required<ConsentState>();
  protected readonly language = inject(LOCALE_ID).slice(0, 2);
  readonly given = output();
  readonly withdrawing = output();
  protected readonly said = computed(() => {
    const { statement, statementIn } = this.consent();
    return inLanguage(statement, statementIn, this.language);
  });
  protected readonly state = computed(() => WORDS[this.consent().state]);
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
}
