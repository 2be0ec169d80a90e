import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LookList, LookView } from '@karta/contracts';
import { FailureNote, nearTime, Skeleton } from '@karta/web-shared';

const FIRST = 5;

/** Who looked at the account's data, when, at what, and on which matter. */
@Component({
  selector: 'km-who-looked',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  template: `<p class="small muted" i18n="@@looks.lead">
      Każde otwarcie Twoich danych zapisuje się samo. Nikt nie może tego skasować. Nie ma tu list, na których widać
      wiele osób naraz.
    </p>
    @if (list.hasValue()) {
      @let all = list.value();
      @if (all.delayDays > 0) {
        <p class="note" i18n="@@looks.delay">Odczyty pokazujemy po {{ all.delayDays }} dniach.</p>
      }
      <ul class="looks">
        @for (seen of shown(); track $index) {
          <li>
            <b>{{ whoOf(seen) }}</b>
            <span class="small muted">{{ time(seen.at) }}</span>
            <span class="small">{{ whatOf(seen) }}</span>
            @if (seen.applicationNumber; as number) {
              <span class="small muted" i18n="@@looks.application">Powód: wniosek nr {{ number }}</span>
            } @else if (seen.cardNumber; as number) {
              <span class="small muted" i18n="@@looks.card">Powód: karta {{ number }}</span>
            }
          </li>
        } @empty {
          <li i18n="@@looks.none">Nikt jeszcze nie otwierał Twoich danych.</li>
        }
      </ul>
      @if (all.looks.length > shown().length) {
        <button type="button" class="btn btn--secondary" i18n="@@looks.all" (click)="isWhole.set(true)">
          Pokaż wszystkie ({{ all.looks.length }})
        </button>
      }
      <p class="small muted" i18n="@@looks.report">
        Czegoś nie poznajesz? <a routerLink="/sprawy/nowa">Napisz do urzędu</a>, odpowiemy w&nbsp;sprawie.
      </p>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }`,
})
export class WhoLooked {
  protected readonly list = httpResource<LookList>(() => '/api/resident/account/looks');
  protected readonly isWhole = signal(false);
  protected readonly shown = computed(() => {
    const looks = this.list.hasValue() ? this.list.value().looks : [];
    return this.isWhole() ? looks : looks.slice(0, FIRST);
  });
  protected readonly time = nearTime;
  protected readonly whoOf = ({ who, name }: LookView): string => {
    const kind = KINDS[who];
    return name === '' ? kind : `${kind}: ${name}`;
  };
  protected readonly whatOf = ({ what }: LookView): string => WHAT[what] ?? what;
}

const KINDS: Record<LookView['who'], string> = {
  operator: $localize`:@@looks.office:Urząd`,
  partner: $localize`:@@looks.partner:Partner`,
  station: $localize`:@@looks.station:Stanowisko`,
  reader: $localize`:@@looks.reader:Czytnik`,
};
const WHAT: Record<string, string> = {
  'resident.reveal-numbers': $localize`:@@looks.resident-numbers:Widział(a): Twój PESEL i numery dokumentów`,
  'resident.read': $localize`:@@looks.resident-read:Widział(a): Twój wpis w rejestrze mieszkańców`,
  'resident.find': $localize`:@@looks.resident-find:Odnalazł(a): Twój wpis po całym numerze PESEL albo dokumentu`,
  'application.read': $localize`:@@looks.application-read:Widział(a): wniosek z danymi, bez pełnego numeru PESEL`,
  'task.read': $localize`:@@looks.task-read:Widział(a): zadanie z danymi wniosku`,
  'file.read': $localize`:@@looks.file-read:Otworzył(a): zdjęcie albo dokument`,
  'case.read': $localize`:@@looks.case-read:Widział(a): przebieg sprawy`,
  'case.decode': $localize`:@@looks.case-decode:Odczytał(a): zapis sprawy`,
  'card.status': $localize`:@@looks.card-status:Sprawdził: czy karta jest ważna i jakie ma pakiety`,
  'card.check': $localize`:@@looks.card-check:Sprawdził: czy karta jest ważna i dane, które wolno mu pokazać`,
  'station.deliver': $localize`:@@looks.station-deliver:Odczytano do druku: imię, nazwisko, zdjęcie, numer`,
};
