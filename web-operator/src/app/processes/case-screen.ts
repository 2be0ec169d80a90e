import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  type Signal,
} from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import {
  caseStatus,
  Dialog,
  FailureNote,
  nearTime,
  Skeleton,
  spanBetween,
  StatusChip,
  Toasts,
  type CaseDetail,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { CaseDiagram } from './case-diagram.ts';
import { incidentWords } from './incident-words.ts';
import { stepName } from './step-words.ts';
import { caseDetail, caseHistory, ProcessesApi } from './processes-api.ts';

type Tab = 'steps' | 'variables' | 'history';

/** One case on its diagram, the same as a list, its history, and its incidents with what can be done. */
@Component({
  selector: 'km-case-screen',
  imports: [CaseDiagram, Dialog, FailureNote, MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './case-screen.html',
})
export class CaseScreen {
  readonly workflowId = input<string>();
  protected readonly resource = caseDetail(() => this.workflowId());
  protected readonly detail = linkedSignal<CaseDetail | undefined, CaseDetail | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) =>
      now ?? (previous?.value?.workflowId === this.workflowId() ? previous?.value : undefined),
  });
  protected readonly tab = signal<Tab>('steps');
  protected readonly history = caseHistory(
    () => this.workflowId(),
    () => this.tab() === 'history',
  );
  protected readonly access = inject(OperatorAccess);
  protected readonly tabs: readonly { code: Tab; word: string }[] = [
    { code: 'steps', word: 'Kroki jako lista' },
    { code: 'variables', word: 'Zmienne' },
    { code: 'history', word: 'Dziennik' },
  ];
  protected readonly incident = computed(() => this.detail()?.incidents.find((each) => each.state === 'open') ?? null);
  /** Newest first, as one looks for what happened last. */
  protected readonly steps = computed(() => this.detail()?.steps.toReversed() ?? []);
  protected readonly variables: Signal<readonly [string, unknown][]> = computed(() =>
    Object.entries(this.detail()?.variables ?? {}),
  );
  protected readonly settling = signal<'retry' | 'skip' | null>(null);
  protected readonly reason = signal('');
  protected readonly reasonError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly caseStatus = caseStatus;
  protected readonly incidentWords = incidentWords;
  protected readonly nearTime = nearTime;
  protected readonly stepName = stepName;
  protected readonly spanBetween = spanBetween;
  private readonly api = inject(ProcessesApi);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(Keyboard).while({
      R: () => this.begin('retry'),
      G: () => document.getElementById(document.activeElement?.id === 'diagram' ? 'lista' : 'diagram')?.focus(),
    });
  }

  protected begin(act: 'retry' | 'skip'): void {
    if (!this.incident() || !this.access.may('process.repair')) return;
    this.reason.set('');
    this.reasonError.set(null);
    this.settling.set(act);
  }

  protected async settle(event: Event): Promise<void> {
    event.preventDefault();
    const act = this.settling();
    const incident = this.incident();
    if (!act || !incident) return;
    this.reasonError.set(this.reason().trim() ? null : 'Napisz powód, trafi do dziennika');
    if (this.reasonError()) return;
    this.failure.set(null);
    try {
      await this.api.settleIncident(incident.id, act, this.reason().trim());
      this.toasts.say(act === 'retry' ? 'Krok ponawiany.' : 'Krok pominięty.');
    } catch (failure) {
      this.failure.set(failure);
    }
    this.settling.set(null);
    this.resource.reload();
  }

  protected asJson(value: unknown): string {
    return JSON.stringify(value, null, 2) ?? '';
  }
}
