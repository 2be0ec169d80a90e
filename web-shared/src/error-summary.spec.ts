import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ErrorSummary, type Mistake } from './error-summary.ts';

@Component({
  imports: [ErrorSummary],
  template: `<km-error-summary [mistakes]="mistakes()" purpose="żeby wysłać wniosek" /><input id="houseNumber" />`,
})
class Form {
  readonly mistakes = signal<readonly Mistake[]>([]);
}

const houseNumber = { anchor: 'houseNumber', sentence: 'Numer domu: wpisz numer, na przykład 12 albo 12A' };

async function shown(mistakes: readonly Mistake[]): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(Form);
  document.body.append(fixture.nativeElement);
  fixture.componentInstance.mistakes.set(mistakes);
  await fixture.whenStable();
  return fixture.nativeElement;
}

describe('the error summary', () => {
  it('is not there while nothing is wrong', async () => {
    expect((await shown([])).querySelector('.summary')).toBeNull();
  });

  it('counts the places in Polish and takes the focus', async () => {
    // when
    const page = await shown([houseNumber, { anchor: 'x', sentence: 'Zgody: zaznacz' }]);

    // then
    expect(page.querySelector('h2')?.textContent).toBe('Popraw 2 miejsca, żeby wysłać wniosek');
    expect(document.activeElement).toBe(page.querySelector('.summary'));
  });

  it('leads to the field that it names', async () => {
    // given
    const page = await shown([houseNumber]);
    const field = page.querySelector<HTMLElement>('#houseNumber');
    if (field) field.scrollIntoView = () => undefined;

    // when
    page.querySelector('a')?.click();

    // then
    expect(document.activeElement).toBe(field);
  });

  afterEach(() => document.body.replaceChildren());
});
