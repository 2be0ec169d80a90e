import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { AddressNames } from '@karta/contracts';
import { settled } from './settled.ts';

const QUIET_MS = 250;

/**
 * Official names for what is typed of a place, or of a street of `place`; a name that is not among them is taken too. `url`
 * answers for those who may ask. Only within an injection context.
 */
export function addressNames(
  url: string,
  of: 'place' | 'street',
  text: Signal<string>,
  place: Signal<string>,
): Signal<readonly string[]> {
  const question = computed(() => JSON.stringify({ of, text: text().trim(), place: place().trim() }));
  // the form has no draft yet when its fields are made
  const asked = settled(question, QUIET_MS, () => JSON.stringify({ of, text: '', place: '' }));
  const found = httpResource<AddressNames>(() => {
    const params = JSON.parse(asked()) as { of: string; text: string; place: string };
    const isAsked = of === 'place' ? params.text.length > 1 : params.place !== '' && params.text !== '';
    return isAsked ? { url, params } : undefined;
  });
  return computed(() => (found.hasValue() ? found.value().names : []));
}
