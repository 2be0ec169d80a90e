import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ColleagueList, OfficeThread } from '@karta/contracts';
import { CARD_STATUS, plainDate, plainTime, sentenceFor, StatusChip, Toasts, toProblem } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { TasksApi } from '../tasks/tasks-api.ts';

/** Whose conversation it is, who leads it, by when it is to be answered. */
@Component({
  selector: 'km-thread-facts',
  imports: [StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2>{{ thread().residentName ?? 'Mieszkaniec' }}</h2>
    @for (card of thread().cards; track card.number) {
      <p class="row row--wrap">
        <span class="mono">{{ card.number }}</span> <km-status [status]="cardStatus[card.state]" [small]="true" />
      </p>
    } @empty {
      @if (thread().cards) {
        <p class="muted">Bez karty</p>
      }
    }
    @if (canAssign()) {
      <div class="field mt-3">
        <label class="label" for="prowadzi">Prowadzi</label>
        <select #who class="input" id="prowadzi" (change)="assign(who.value)">
          @if (!current()) {
            <option value="" selected>nikt</option>
          }
          @for (each of colleagues(); track each.id) {
            <option [value]="each.id" [selected]="each.name === thread().task?.assigneeName">{{ each.name }}</option>
          }
        </select>
        @if (problem(); as sentence) {
          <span class="error-text" role="alert"
            ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
          >
        }
      </div>
    }
    <dl class="kv mt-3">
      @if (!canAssign()) {
        <div>
          <dt>Prowadzi</dt>
          <dd>{{ current() ?? '–' }}</dd>
        </div>
      }
      <div>
        <dt>Typ sprawy</dt>
        <dd>{{ thread().typeName }}</dd>
      </div>
      <div>
        <dt>Odpisywanie</dt>
        <dd>{{ thread().allowsReply ? 'mieszkaniec może odpisać' : 'kończy się odpowiedzią' }}</dd>
      </div>
      <div>
        <dt>Odpowiedz do</dt>
        <dd>{{ thread().answerDue ? plainDate(thread().answerDue ?? '') : '–' }}</dd>
      </div>
      <div>
        <dt>Założona</dt>
        <dd>{{ plainTime(thread().createdAt) }}</dd>
      </div>
      @if (thread().closedAt; as at) {
        <div>
          <dt>Zamknięta</dt>
          <dd>{{ plainTime(at) }}</dd>
        </div>
      }
    </dl>`,
})
export class ThreadFacts {
  readonly thread = input.required<OfficeThread>();
  readonly changed = output();
  protected readonly access = inject(OperatorAccess);
  protected readonly canAssign = computed(() => this.access.may('task.assign') && this.thread().task !== null);
  protected readonly current = computed(() => this.thread().task?.assigneeName ?? null);
  private readonly known = httpResource<ColleagueList>(() =>
    this.canAssign() ? '/api/operator/colleagues' : undefined,
  );
  protected readonly colleagues = computed(() => (this.known.hasValue() ? this.known.value().colleagues : []));
  protected readonly problem = signal<string | null>(null);
  protected readonly cardStatus = CARD_STATUS;
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  private readonly tasks = inject(TasksApi);
  private readonly toasts = inject(Toasts);

  protected async assign(operatorId: string): Promise<void> {
    const { task } = this.thread();
    if (!task || operatorId === '') return;
    this.problem.set(null);
    try {
      const { results } = await this.tasks.bulk('assign', [task.id], operatorId);
      const refused = results[0]?.code;
      if (refused) this.problem.set(sentenceFor(refused));
      else this.toasts.say('Sprawa przydzielona.');
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    }
    this.changed.emit();
  }
}
