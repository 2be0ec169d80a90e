import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { DeploymentAnswer, DiagramVersion } from '@karta/contracts';
import { FailureNote, nearTime, sentenceFor, Skeleton, toProblem } from '@karta/web-shared';
import { diagramVersions, ModellerApi } from './modeller-api.ts';

/** Every version of a process; one of them is brought back as a new publication, through the door of all. */
@Component({
  selector: 'km-version-list',
  imports: [FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (versions.hasValue()) {
      <ol class="md-versions">
        @for (row of versions.value().versions; track row.version) {
          <li>
            <div class="row row--wrap">
              <h3 class="grow">Wersja {{ row.version }}</h3>
              @if ($first) {
                <span class="chip chip--sm chip--success"
                  ><span class="i i-check_circle" aria-hidden="true"></span>obowiązuje</span
                >
              } @else {
                <button type="button" class="btn btn--sm btn--text" (click)="drawn.emit(row.version)">
                  Otwórz jako szkic<span class="sr"> wersję {{ row.version }}</span>
                </button>
                <button type="button" class="btn btn--sm btn--secondary" [disabled]="busy()" (click)="restore(row)">
                  <span class="i i-replay" aria-hidden="true"></span>Przywróć<span class="sr">
                    wersję {{ row.version }}</span
                  >
                </button>
              }
            </div>
            <p class="small muted">
              {{ nearTime(row.deployedAt) }}, {{ row.deployedBy === 'release' ? 'z wydania programu' : row.deployedBy }}
            </p>
            @if (row.note) {
              <p>„{{ row.note }}”</p>
            }
          </li>
        } @empty {
          <li>Tego procesu nie opublikowano jeszcze ani razu.</li>
        }
      </ol>
    } @else if (versions.error()) {
      <km-failure [error]="versions.error()" (retry)="versions.reload()" />
    } @else if (process()) {
      <km-skeleton [lines]="3" />
    } @else {
      <p>Tego procesu nie opublikowano jeszcze ani razu.</p>
    }
    <p role="status" [class.note]="said() !== ''">{{ said() }}</p>`,
})
export class VersionList {
  readonly process = input<string>();
  /** A version is wanted as a draft. */
  readonly drawn = output<number>();
  /** A version was given back, or waits for a second person. */
  readonly restored = output<DeploymentAnswer>();
  private readonly api = inject(ModellerApi);
  protected readonly nearTime = nearTime;
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly versions = diagramVersions(() => this.process());
  private readonly newest = computed(() => this.versions.value()?.versions[0]?.version);

  protected async restore({ version }: DiagramVersion): Promise<void> {
    const key = this.process();
    if (key === undefined || this.busy()) return;
    this.busy.set(true);
    try {
      const { xml } = await this.api.version(key, version);
      const answer = await this.api.publish(xml, `Przywrócenie wersji ${version}`, this.newest());
      this.said.set(
        answer.version === null
          ? `Przywrócenie wersji ${version} czeka na drugą osobę.`
          : `Przywrócono wersję ${version} jako wersję ${answer.version}.`,
      );
      this.versions.reload();
      this.restored.emit(answer);
    } catch (failure) {
      this.said.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.busy.set(false);
    }
  }
}
