import { TestBed } from '@angular/core/testing';
import { TextField } from './text-field.ts';

it.each([
  [80, 'a'.repeat(80), 'Więcej się tu nie zmieści: 80 znaków.'],
  [80, 'a'.repeat(79), ''],
  [6, '00-000', ''],
])('a field of %i says when it is full: %s', async (most, typed, words) => {
  const field = TestBed.createComponent(TextField);
  for (const [name, value] of Object.entries({ name: 'x', label: 'Nazwisko', maxLength: most, value: typed })) {
    field.componentRef.setInput(name, value);
  }
  await field.whenStable();
  expect((field.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent ?? '').toContain(words);
  expect((field.nativeElement as HTMLElement).querySelectorAll('[role=status]')).toHaveLength(words ? 1 : 0);
});
