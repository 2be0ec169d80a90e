import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Dialog } from './dialog.ts';

@Component({
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="true" heading="Zastępstwo">
    <input name="first" />
    <button>Zapisz</button>
  </km-dialog>`,
})
class Page {}

afterEach(() => jest.useRealTimers());

describe('a dialog', () => {
  it('has the focus inside as soon as it is there, and leaves it where it was put since', async () => {
    // given: the time of the animation does not pass
    jest.useFakeTimers();
    TestBed.createComponent(Page);

    // when
    TestBed.tick();
    await import('@angular/material/dialog');
    await jest.advanceTimersByTimeAsync(0);
    TestBed.tick();

    // then
    expect(document.activeElement?.closest('mat-dialog-container')).not.toBeNull();

    // and when
    document.querySelector('button')?.focus();
    await jest.advanceTimersByTimeAsync(1_000);

    // then
    expect(document.activeElement?.textContent).toBe('Zapisz');
  });
});
