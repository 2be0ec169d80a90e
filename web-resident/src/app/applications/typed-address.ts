import { computed, signal } from '@angular/core';
import type { ApplicantField } from '@karta/domain';
import { addressNames } from '@karta/web-shared';

const URL = '/api/resident/address-names';
const NONE: readonly string[] = [];

/**
 * Official names for the address that somebody is typing: nothing is asked of one that is only looked at. `place` is where the
 * street lies. Only within an injection context.
 */
export function typedAddress(place: () => string) {
  const typed = signal({ place: '', street: '' });
  const names = {
    place: addressNames(
      URL,
      'place',
      computed(() => typed().place),
      signal(''),
    ),
    street: addressNames(
      URL,
      'street',
      computed(() => typed().street),
      computed(place),
    ),
  };
  const isOfAddress = (field: ApplicantField): field is 'place' | 'street' => field === 'place' || field === 'street';
  return {
    type(field: ApplicantField, value: string): void {
      if (isOfAddress(field)) typed.update((before) => ({ ...before, [field]: value }));
    },
    namesFor: (field: ApplicantField): readonly string[] => (isOfAddress(field) ? names[field]() : NONE),
  };
}
