import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { APPLICATION_TYPES } from '@karta/domain';
import {
  applicationTypeWord,
  FailureNote,
  formName,
  nearTime,
  readAnew,
  sentenceFor,
  Skeleton,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { SettingsNav } from '../frames/settings-nav.ts';
import { formList, FormsApi, type FormVersion } from './forms-api.ts';

/** The types of applications of the town, each in its newest version. */
@Component({
  selector: 'km-form-list',
  imports: [FailureNote, RouterLink, SettingsNav, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="o-head">
      <h1>Typy wniosków</h1>
      <span class="grow"></span>
      <label class="sr" for="nowy-rodzaj">Rodzaj nowego typu</label>
      <select #kind class="input input--sm fl__kind" id="nowy-rodzaj">
        @for (each of kinds; track each) {
          <option [value]="each">{{ kindWord(each) }}</option>
        }
      </select>
      <button type="button" class="btn btn--primary" (click)="begin(kind.value)">
        <span class="i i-add" aria-hidden="true"></span>Nowy typ
      </button>
    </div>
    <km-settings-nav />
    <p class="muted mb-2">Pola, warunki, dokumenty i zgody wniosku są danymi: nowa wersja działa od razu.</p>
    @if (list.hasValue()) {
      <div class="table-wrap" tabindex="0" role="region" aria-label="Typy wniosków, tabela przewijana">
        <table class="table">
          <caption class="sr">
            Typy wniosków
          </caption>
          <thead>
            <tr>
              <th scope="col">Nazwa</th>
              <th scope="col">Rodzaj</th>
              <th scope="col">Wersja</th>
              <th scope="col">Od kiedy</th>
              <th scope="col">Kto opublikował</th>
              <th scope="col">Stan</th>
              <th scope="col"><span class="sr">Działania</span></th>
            </tr>
          </thead>
          <tbody>
            @for (form of newest(); track form.code) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/typy-wnioskow', form.code]">{{ nameOf(form) }}</a>
                </th>
                <td>{{ kindWord(form.kind) }}</td>
                <td>{{ form.version }}</td>
                <td>{{ nearTime(form.publishedAt) }}</td>
                <td>{{ form.publishedBy ?? 'z wydania' }}</td>
                <td>
                  @if (form.isRetired) {
                    <span class="chip chip--sm"><span class="i i-hide_source" aria-hidden="true"></span>wycofany</span>
                  } @else {
                    <span class="chip chip--sm chip--success"
                      ><span class="i i-check_circle" aria-hidden="true"></span>można składać</span
                    >
                  }
                </td>
                <td>
                  <button type="button" class="btn btn--sm btn--text" (click)="retire(form)">
                    {{ form.isRetired ? 'Przywróć' : 'Wycofaj' }}<span class="sr">: {{ nameOf(form) }}</span>
                  </button>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="6" />
    }
  `,
})
export class FormListScreen {
  protected readonly list = formList();
  protected readonly kinds = APPLICATION_TYPES;
  protected readonly newest = computed(() => {
    const seen = new Set<string>();
    const forms = this.list.hasValue() ? this.list.value().forms : [];
    return forms.filter(({ code }) => !seen.has(code) && seen.add(code));
  });
  protected readonly nameOf = (form: FormVersion): string => formName(form, 'pl');
  protected readonly kindWord = applicationTypeWord;
  protected readonly nearTime = nearTime;
  private readonly isSending = signal(false);
  private readonly router = inject(Router);
  private readonly api = inject(FormsApi);
  private readonly toasts = inject(Toasts);

  protected begin(kind: string): void {
    void this.router.navigate(['/typy-wnioskow/nowy'], { queryParams: { rodzaj: kind } });
  }

  protected async retire(form: FormVersion): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.api.retire(form.code, !form.isRetired);
      const done = form.isRetired ? 'można znowu składać' : 'nikt już nie zacznie. Zaczęte i złożone idą dalej';
      this.toasts.say(`${this.nameOf(form)}: ${done}.`);
      readAnew(this.list);
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
