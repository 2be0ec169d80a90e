import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { EMPTY_ENTRY, ENTRY_FIELD_NAMES, longestInEntry, type EntryField } from '@karta/domain';
import { plainDate, SelectField, TextArea, TextField } from '@karta/web-shared';
import { ENTRY_WORDS, NO_PESEL_WORDS, SEX_WORDS } from './entry-words.ts';
import type { PersonDraft } from './person-draft.ts';

type Registered = 'none' | 'same' | 'other';
const choicesOf = (words: Readonly<Record<string, string>>) => [
  { code: '', name: '–' },
  ...Object.entries(words).map(([code, name]) => ({ code, name })),
];
/** A field of the registered address beside the same field of the other one. */
const REGISTERED: readonly (readonly [registered: EntryField, living: EntryField])[] = [
  ['registeredPlace', 'place'],
  ['registeredStreet', 'street'],
  ['registeredHouseNumber', 'houseNumber'],
  ['registeredFlatNumber', 'flatNumber'],
  ['registeredPostalCode', 'postalCode'],
];

/** The fields of a person in their parts; what is wrong stands at its field (000-10 … 000-13). */
@Component({
  selector: 'km-person-fields',
  imports: [SelectField, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-fields.html',
})
export class PersonFields {
  readonly draft = input.required<PersonDraft>();
  protected readonly words = ENTRY_WORDS;
  protected readonly sexes = choicesOf(SEX_WORDS);
  protected readonly reasons = choicesOf(NO_PESEL_WORDS);
  protected readonly plainDate = plainDate;
  protected readonly sexWord = (sex: string): string => SEX_WORDS[sex as keyof typeof SEX_WORDS] ?? '';
  protected readonly living: readonly (readonly [EntryField, string])[] = [
    ['place', 'w3'],
    ['street', 'w3'],
    ['houseNumber', 'w2'],
    ['flatNumber', 'w2'],
    ['postalCode', 'w2'],
  ];
  protected readonly registeredFields: readonly (readonly [EntryField, string, string])[] = [
    ['registeredPlace', 'w3', 'Miejscowość'],
    ['registeredStreet', 'w3', 'Ulica'],
    ['registeredHouseNumber', 'w2', 'Nr domu'],
    ['registeredFlatNumber', 'w2', 'Lokal'],
    ['registeredPostalCode', 'w2', 'Kod'],
  ];
  protected readonly required: readonly EntryField[] = ['lastName', 'place', 'houseNumber', 'postalCode'];
  private readonly stored = computed(() => this.draft().opened()?.values ?? EMPTY_ENTRY);
  protected readonly registered = linkedSignal<Registered>(() => {
    const values = this.stored();
    if (REGISTERED.every(([field]) => values[field] === '')) return 'none';
    return REGISTERED.every(([field, other]) => values[field] === values[other]) ? 'same' : 'other';
  });
  protected readonly longest = Object.fromEntries(
    ENTRY_FIELD_NAMES.map((field) => [field, longestInEntry(field)]),
  ) as Record<EntryField, number>;

  protected write(field: EntryField, text: string): void {
    this.draft().write(field, text);
    const of = REGISTERED.find(([, living]) => living === field);
    if (of && this.registered() === 'same') this.draft().write(of[0], text);
  }

  protected choose(registered: Registered): void {
    this.registered.set(registered);
    if (registered === 'other') return;
    for (const [field, living] of REGISTERED)
      this.draft().write(field, registered === 'same' ? this.draft().values()[living] : '');
  }
}
