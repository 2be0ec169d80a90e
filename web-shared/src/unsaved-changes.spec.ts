import { Component, inject, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { UnsavedChanges } from './unsaved-changes.ts';

@Component({ template: '' })
class Form {
  readonly isChanged = signal(false);
  constructor() {
    inject(UnsavedChanges).watch(() => this.isChanged());
  }
}

function changedForm(): { form: ComponentFixture<Form>; changes: UnsavedChanges } {
  const form = TestBed.createComponent(Form);
  form.componentInstance.isChanged.set(true);
  return { form, changes: TestBed.inject(UnsavedChanges) };
}
const isUnloadHeldUp = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('leaving a screen', () => {
  it('asks nobody where nothing was changed, or the changed part is gone', () => {
    const { form, changes } = changedForm();
    expect(isUnloadHeldUp()).toBe(true);
    form.componentInstance.isChanged.set(false);
    expect([changes.mayLeave(), isUnloadHeldUp()]).toEqual([true, false]);
    form.componentInstance.isChanged.set(true);
    form.destroy();
    expect([changes.mayLeave(), changes.isAsking(), isUnloadHeldUp()]).toEqual([true, false, false]);
  });

  it('asks once, and whoever stays is asked the next time too', async () => {
    const { changes } = changedForm();
    const answers = [changes.mayLeave(), changes.mayLeave()];
    expect(changes.isAsking()).toBe(true);
    changes.settle(false);
    expect(await Promise.all(answers)).toEqual([false, false]);
    expect(changes.isAsking()).toBe(false);
    void changes.mayLeave();
    expect([changes.isAsking(), isUnloadHeldUp()]).toEqual([true, true]);
  });

  it('asks no more once the person gives the changes up, nor when the session is over', async () => {
    const { changes } = changedForm();
    const answer = changes.mayLeave();
    changes.settle(true);
    expect(await answer).toBe(true);
    expect([changes.mayLeave(), isUnloadHeldUp()]).toEqual([true, false]);
    const other = changedForm();
    other.changes.forget();
    expect(other.changes.mayLeave()).toBe(true);
  });
});
