import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeploymentAnswer, Problem } from '@karta/contracts';
import { PROBLEMS, sentenceOf } from '@karta/bpmn/lint';
import { sentenceFor, toProblem, UnsavedChanges } from '@karta/web-shared';
import { ProcessesApi } from './processes-api.ts';

/** A diagram from a file, with a note for the record. What cannot run is refused, element by element. */
@Component({
  selector: 'km-deployment',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deployment.html',
})
export class DeploymentPage {
  protected readonly fileName = signal<string | null>(null);
  /** A file hangs over the place for it. */
  protected readonly isOver = signal(false);
  protected readonly note = signal('');
  protected readonly fileError = signal<string | null>(null);
  protected readonly noteError = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly answer = signal<DeploymentAnswer | null>(null);
  protected readonly isSending = signal(false);
  protected readonly sentenceFor = sentenceFor;
  protected readonly sentenceOf = sentenceOf;
  protected readonly hasPage = (code: string): boolean => Object.hasOwn(PROBLEMS, code);
  private xml = '';
  private readonly api = inject(ProcessesApi);

  constructor() {
    inject(UnsavedChanges).watch(() => !this.answer() && (this.fileName() !== null || this.note().trim() !== ''));
  }

  protected async choose(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (!file) return;
    this.answer.set(null);
    this.problem.set(null);
    this.xml = await file.text();
    this.fileName.set(file.name);
    this.fileError.set(
      /BPMN\/20100524\/MODEL|\/DMN\//.test(this.xml)
        ? null
        : 'To nie jest diagram BPMN 2.0 ani plik decyzji DMN. Zapisz go w edytorze jako .bpmn albo .dmn.',
    );
  }

  protected async drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.isOver.set(false);
    await this.choose(event.dataTransfer?.files ?? null);
  }

  protected async deploy(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.fileName()) this.fileError.set('Wybierz plik .bpmn albo .dmn');
    this.noteError.set(this.note().trim() ? null : 'Napisz, co się zmienia, dla tych, którzy przyjdą po Tobie');
    if (this.fileError() || this.noteError()) {
      document.getElementById(this.fileError() ? 'plik' : 'uwaga')?.focus();
      return;
    }
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.answer.set(await this.api.deploy(this.xml, this.note().trim()));
    } catch (failure) {
      this.problem.set(toProblem(failure));
    } finally {
      this.isSending.set(false);
    }
  }
}
