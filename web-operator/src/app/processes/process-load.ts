import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { ProcessPicture, VersionLoad } from '@karta/contracts';
import { nearTime, spanBetween } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { HeatDiagram } from './heat-diagram.ts';
import { paceWords, type Heat } from './heat-marks.ts';
import type { ManyAct } from './many-act-dialog.ts';
import { MigrationDialog } from './migration-dialog.ts';
import { stepName } from './step-words.ts';

/** One version of a process: its diagram with counts, the same as a list, and the versions beside each other. */
@Component({
  selector: 'km-process-load',
  imports: [HeatDiagram, MatMenu, MatMenuItem, MatMenuTrigger, MigrationDialog, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-load.html',
})
export class ProcessLoad {
  readonly picture = input.required<ProcessPicture>();
  readonly versionWanted = output<number>();
  readonly wanted = output<ManyAct>();
  protected readonly heat = signal<Heat>('here');
  protected readonly migrating = signal<VersionLoad | null>(null);
  protected readonly heats: readonly { code: Heat; word: string }[] = [
    { code: 'here', word: 'Gdzie stoją' },
    { code: 'time', word: 'Jak długo' },
    { code: 'incidents', word: 'Incydenty' },
  ];
  /** Steps where something stands or was measured, the fullest first. */
  protected readonly steps = computed(() =>
    this.picture()
      .steps.filter(({ name, here }) => name !== '' || here > 0)
      .toSorted((one, other) => other.here - one.here || (other.medianSeconds ?? 0) - (one.medianSeconds ?? 0)),
  );
  protected readonly newest = computed(() => Math.max(...this.picture().versions.map(({ version }) => version)));
  protected readonly mayOperate = computed(() => this.access.may('process.operate'));
  protected readonly words = { nearTime, paceWords, spanBetween };
  protected readonly stepName = (step: ProcessPicture['steps'][number]): string =>
    stepName({ ...step, type: step.kind });
  private readonly access = inject(OperatorAccess);

  protected act(act: 'suspend-case' | 'resume-case' | 'cancel-case', { version, running }: VersionLoad): void {
    const { processKey } = this.picture();
    // those that had begun when the numbers were read: nobody has seen the others
    const until = new Date().toISOString();
    this.wanted.emit({ act, cases: { processKey, version, until }, count: running });
  }
}
