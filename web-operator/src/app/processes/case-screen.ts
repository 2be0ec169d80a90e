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
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { Router, RouterLink } from '@angular/router';
import type { CaseDetail, CaseWait } from '@karta/contracts';
import {
  caseStatus,
  FailureNote,
  nearTime,
  plainTime,
  readAnew,
  Skeleton,
  spanBetween,
  StatusChip,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { CaseActDialog } from './case-act-dialog.ts';
import { asOf, momentsOf } from './case-as-of.ts';
import { CaseInterventions } from './case-interventions.ts';
import { CaseMoment } from './case-moment.ts';
import { ManyActDialog, type ManyAct } from './many-act-dialog.ts';
import { MigrationDialog } from './migration-dialog.ts';
import type { CaseAct } from './case-acts.ts';
import { CaseDiagram } from './case-diagram.ts';
import { incidentCause, incidentWords, isOfWholeCase } from './incident-words.ts';
import { stepName } from './step-words.ts';
import { caseDetail, caseHistory } from './processes-api.ts';

type Tab = 'steps' | 'waits' | 'variables' | 'interventions' | 'history';

const WAITS: Readonly<Record<string, string>> = { timer: 'termin', message: 'wiadomość', signal: 'sygnał' };

/** One case on its diagram, the same as a list, its history, and its incidents with what can be done. */
@Component({
  selector: 'km-case-screen',
  imports: [
    CaseActDialog,
    CaseDiagram,
    CaseInterventions,
    CaseMoment,
    ManyActDialog,
    MatMenu,
    MigrationDialog,
    MatMenuItem,
    MatMenuTrigger,
    FailureNote,
    MatTabLink,
    MatTabNav,
    MatTabNavPanel,
    RouterLink,
    Skeleton,
    StatusChip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './case-screen.html',
})
export class CaseScreen {
  protected readonly readAnew = readAnew;
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
    { code: 'waits', word: 'Na co czeka' },
    { code: 'variables', word: 'Zmienne' },
    { code: 'interventions', word: 'Zmiany ręczne' },
    { code: 'history', word: 'Dziennik' },
  ];
  protected readonly incident = computed(() => this.detail()?.incidents.find((each) => each.state === 'open') ?? null);
  /** Newest first, as one looks for what happened last. */
  protected readonly steps = computed(() => this.shown()?.steps.toReversed() ?? []);
  /** The moment at which the case is looked at; `null`: now. */
  protected readonly at = linkedSignal<string | undefined, string | null>({
    source: () => this.workflowId(),
    computation: () => null,
  });
  protected readonly moments = computed(() => momentsOf(this.detail()?.steps ?? []));
  protected readonly shown = computed(() => {
    const [detail, at] = [this.detail(), this.at()];
    return detail && at !== null ? { ...detail, ...asOf(detail, at) } : detail;
  });
  protected readonly migrating = signal(false);
  protected readonly beginningMany = signal<ManyAct | null>(null);
  protected readonly variables: Signal<readonly [string, unknown][]> = computed(() =>
    Object.entries(this.detail()?.variables ?? {}),
  );
  protected readonly acting = signal<CaseAct | null>(null);
  protected readonly caseStatus = caseStatus;
  protected readonly incidentWords = incidentWords;
  protected readonly incidentCause = incidentCause;
  protected readonly isOfWholeCase = isOfWholeCase;
  protected readonly nearTime = nearTime;
  protected readonly stepName = stepName;
  protected readonly spanBetween = spanBetween;
  protected readonly plainTime = plainTime;

  constructor() {
    const router = inject(Router);
    inject(Keyboard).while({
      R: () => this.beginRetry(),
      Escape: () => void router.navigate(['/procesy/sprawy']),
      G: () => document.getElementById(document.activeElement?.id === 'diagram' ? 'lista' : 'diagram')?.focus(),
    });
  }

  protected waitKind(kind: string): string {
    return WAITS[kind] ?? kind;
  }

  protected waitName({ name, elementId }: CaseWait): string {
    return name ?? this.nameOf(elementId);
  }

  protected readonly nameOf = (elementId: string): string => {
    const step = this.detail()?.steps.find((each) => each.elementId === elementId);
    return step ? stepName(step) : elementId;
  };

  private beginRetry(): void {
    const incident = this.incident();
    if (incident && this.access.may('process.repair')) this.acting.set({ kind: 'retry', incident });
  }

  protected asJson(value: unknown): string {
    return JSON.stringify(value, null, 2) ?? '';
  }
}
