import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, type Signal } from '@angular/core';
import { EMPTY_ENTRY, longestInEntry, type EntryField } from '@karta/domain';
import { addressNames, plainDate, SelectField, TextArea, TextField } from '@karta/web-shared';
import { ENTRY_WORDS, NO_PESEL_WORDS, SEX_WORDS } from './entry-words.ts';
import type { PersonDraft } from './person-draft.ts';

const NAMES_URL = '/api/operator/address-names';

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

interface Field {
  readonly name: EntryField;
  readonly width: string;
  readonly label: string;
  readonly inputmode: string | null;
  readonly longest: number;
}
const field = (name: EntryField, width: string, said: Partial<Pick<Field, 'label' | 'inputmode'>> = {}): Field => {
  return { name, width, label: ENTRY_WORDS[name], inputmode: null, longest: longestInEntry(name), ...said };
};
/** Plain texts of each part, in their order. */
const PARTS = {
  person: [field('firstName', 'w6'), field('lastName', 'w6'), field('pesel', 'w3', { inputmode: 'numeric' })],
  living: [
    field('place', 'w3'),
    field('street', 'w3'),
    field('houseNumber', 'w2'),
    field('flatNumber', 'w2'),
    field('postalCode', 'w2'),
  ],
  registered: REGISTERED.map(([name, living]) =>
    field(name, ['place', 'street'].includes(living) ? 'w3' : 'w2', { label: ENTRY_WORDS[living] }),
  ),
  contact: [field('email', 'w6', { inputmode: 'email' }), field('phone', 'w6', { inputmode: 'tel' })],
  documents: [field('idCard', 'w6'), field('passport', 'w6')],
} as const;
const REGISTERED_CHOICES: readonly { readonly code: Registered; readonly name: string }[] = [
  { code: 'same', name: 'Ten sam adres' },
  { code: 'other', name: 'Inny' },
  { code: 'none', name: 'Brak' },
];

/** The fields of a person in their parts; what is wrong stands at its field (000-10 … 000-13). */
@Component({
  selector: 'km-person-fields',
  imports: [NgTemplateOutlet, SelectField, TextArea, TextField],
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
  protected readonly parts = PARTS;
  protected readonly registeredChoices = REGISTERED_CHOICES;
  protected readonly required: readonly EntryField[] = ['lastName', 'place', 'houseNumber', 'postalCode'];
  private readonly stored = computed(() => this.draft().opened()?.values ?? EMPTY_ENTRY);
  protected readonly registered = linkedSignal<Registered>(() => {
    const values = this.stored();
    if (REGISTERED.every(([field]) => values[field] === '')) return 'none';
    return REGISTERED.every(([field, other]) => values[field] === values[other]) ? 'same' : 'other';
  });
  private readonly names: Readonly<Partial<Record<EntryField, Signal<readonly string[]>>>> = {
    place: addressNames(NAMES_URL, 'place', this.typed('place'), this.typed('place')),
    street: addressNames(NAMES_URL, 'street', this.typed('street'), this.typed('place')),
    registeredPlace: addressNames(NAMES_URL, 'place', this.typed('registeredPlace'), this.typed('registeredPlace')),
    registeredStreet: addressNames(NAMES_URL, 'street', this.typed('registeredStreet'), this.typed('registeredPlace')),
  };
  protected readonly longestRemarks = longestInEntry('remarks');

  // the fields of a template come without their type
  protected valueOf(field: EntryField): string {
    return this.draft().values()[field];
  }

  /** Official names of places and streets (000-11). */
  protected namesFor(field: EntryField): readonly string[] {
    return this.names[field]?.() ?? [];
  }

  private typed(field: EntryField): Signal<string> {
    return computed(() => this.draft().values()[field]);
  }

  protected problemOf(field: EntryField): string | null {
    return this.draft().problems()[field] ?? null;
  }

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
