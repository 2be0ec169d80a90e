import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { CampaignChoices } from '@karta/contracts';
import { CARD_STATUS, SelectField, TextField, wordsOf } from '@karta/web-shared';
import type { DraftValues } from './draft-values.ts';

type Filters = DraftValues['filters'];

/** Whom a campaign means, by the filters of the register of residents. */
@Component({
  selector: 'km-campaign-filters',
  imports: [SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './campaigns.css',
  template: `<div class="pick">
    <km-select-field
      name="pakiet"
      label="Pakiet (kryterium)"
      [choices]="packages()"
      [value]="filters()['package'] ?? ''"
      (valueChange)="change('package', $event)"
    />
    <km-select-field
      name="karta"
      label="Karta"
      [choices]="cards"
      [value]="filters()['card'] ?? ''"
      (valueChange)="change('card', $event)"
    />
    @for (span of spans; track span.key) {
      <fieldset class="span">
        <legend class="label">{{ span.word }}</legend>
        <km-text-field
          [name]="span.key + 'From'"
          label="od dnia"
          type="date"
          [value]="filters()[span.key + 'From'] ?? ''"
          (valueChange)="change(span.key + 'From', $event)"
        />
        <km-text-field
          [name]="span.key + 'To'"
          label="do dnia"
          type="date"
          [value]="filters()[span.key + 'To'] ?? ''"
          (valueChange)="change(span.key + 'To', $event)"
          [error]="mistakes()[span.key + 'To'] ?? null"
        />
      </fieldset>
    }
    <fieldset class="span">
      <legend class="label">Wiek, pełne lata</legend>
      @for (age of ages; track age.key) {
        <km-text-field
          [name]="age.key"
          [label]="age.word"
          inputmode="numeric"
          [maxLength]="3"
          [value]="filters()[age.key] ?? ''"
          (valueChange)="change(age.key, $event)"
          [error]="mistakes()[age.key] ?? null"
        />
      }
    </fieldset>
    <km-text-field
      name="miejscowosc"
      label="Miejscowość zamieszkania"
      [maxLength]="100"
      [suggestions]="choices().places"
      [value]="filters()['place'] ?? ''"
      (valueChange)="change('place', $event)"
    />
  </div>`,
})
export class CampaignFilters {
  readonly choices = input.required<CampaignChoices>();
  readonly filters = model.required<Filters>();
  readonly mistakes = input<Readonly<Record<string, string>>>({});
  protected readonly packages = computed(() => [
    { code: '', name: 'dowolny' },
    ...this.choices().packages.map(({ code, name, criterion }) => ({
      code,
      name: criterion ? `${name} (${criterion})` : name,
    })),
  ]);
  protected readonly cards = [
    { code: '', name: 'dowolna' },
    ...Object.entries({ ...wordsOf(CARD_STATUS), none: 'Bez karty' }).map(([code, name]) => ({ code, name })),
  ];
  protected readonly spans = [
    { key: 'packageEnds', word: 'Pakiet ważny do' },
    { key: 'cardEnds', word: 'Karta aktywna ważna do' },
  ];
  protected readonly ages = [
    { key: 'ageFrom', word: 'od' },
    { key: 'ageTo', word: 'do' },
  ];

  protected change(key: string, value: string): void {
    this.filters.update((before) => ({ ...before, [key]: value }));
  }
}
