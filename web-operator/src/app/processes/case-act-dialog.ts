import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { CaseDetail } from '@karta/contracts';
import { Dialog, IntendedAct, sentenceFor, TextArea, Toasts, toProblem } from '@karta/web-shared';
import { caseActWords, changedVariables, WAITS_FOR_SECOND, type CaseAct } from './case-acts.ts';
import { placesFor } from './drawn-steps.ts';
import { ProcessesApi } from './processes-api.ts';
import { stepName } from './step-words.ts';

/** Asks for the reason of an act on a case and does it; the reason is recorded with the name (B-10). */
@Component({
  selector: 'km-case-act',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="words().heading" (closed)="closed.emit()">
    <p>{{ words().hint }}</p>
    <form class="stack stack-3" novalidate (submit)="send($event)">
      @if (act().kind === 'variables') {
        <km-text-area
          name="dane-sprawy"
          label="Dane"
          [rows]="8"
          [isCode]="true"
          [(value)]="text"
          [error]="dataError()"
        />
      }
      @if (act().kind === 'move-token') {
        <div class="field">
          <label class="field__label" for="dokad">Na który krok</label>
          <select
            class="input"
            id="dokad"
            [attr.aria-describedby]="targetError() ? 'dokad-blad' : null"
            [attr.aria-invalid]="targetError() !== null"
            #place
            (change)="target.set(place.value)"
          >
            <option value="">wybierz krok</option>
            @for (step of targets(); track step.id) {
              <option [value]="step.id">{{ step.name }}</option>
            }
          </select>
          @if (targetError(); as words) {
            <p class="field__error" id="dokad-blad">{{ words }}</p>
          }
        </div>
      }
      <km-text-area name="powod" label="Powód" [maxLength]="500" [(value)]="reason" [error]="reasonError()" />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--{{ words().isDangerous ? 'danger' : 'primary' }}" [disabled]="isSending()">
          {{ isSending() ? 'Zapisujemy…' : words().button }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class CaseActDialog {
  readonly act = input.required<CaseAct>();
  readonly detail = input.required<CaseDetail>();
  readonly closed = output();
  readonly done = output();
  protected readonly isOpen = signal(true);
  protected readonly reason = signal('');
  protected readonly text = linkedSignal(() => JSON.stringify(this.detail().variables, null, 2));
  protected readonly reasonError = signal<string | null>(null);
  protected readonly dataError = signal<string | null>(null);
  protected readonly target = signal('');
  protected readonly targetError = signal<string | null>(null);
  protected readonly targets = computed(() => {
    const act = this.act();
    return act.kind === 'move-token' ? placesFor(this.detail().xml, act.step.elementId) : [];
  });
  protected readonly isSending = signal(false);
  protected readonly words = computed(() =>
    caseActWords(this.act(), (elementId) => {
      const step = this.detail().steps.find((each) => each.elementId === elementId);
      return step ? stepName(step) : elementId;
    }),
  );
  private readonly api = inject(ProcessesApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    const act = this.act();
    const changes = act.kind === 'variables' ? changedVariables(this.text(), this.detail().variables) : null;
    this.dataError.set(changes && 'error' in changes ? changes.error : null);
    this.targetError.set(act.kind === 'move-token' && this.target() === '' ? 'Wybierz krok' : null);
    this.reasonError.set(reason === '' ? 'Napisz powód, trafi do dziennika' : null);
    if (this.dataError() || this.targetError() || this.reasonError() || this.isSending()) return;
    this.isSending.set(true);
    const what = {
      ...(act.kind === 'fire-timer' && { waitId: act.wait.waitId }),
      ...(act.kind === 'move-token' && { tokenId: act.step.tokenId, target: this.target() }),
    };
    const body = { reason, ...changes, ...what };
    const { workflowId } = this.detail();
    try {
      const { done } = await (act.kind === 'retry' || act.kind === 'skip'
        ? this.api.settleIncident(act.incident.id, act.kind, reason)
        : this.api.act(workflowId, act.kind, body, this.intended.keyFor([workflowId, act.kind, body])));
      this.toasts.say(done ? this.words().done : WAITS_FOR_SECOND);
      this.done.emit();
      this.isOpen.set(false);
    } catch (failure) {
      this.intended.failed(failure);
      this.reasonError.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
