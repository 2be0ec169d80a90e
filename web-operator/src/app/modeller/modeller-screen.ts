import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DeploymentAnswer } from '@karta/contracts';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { FailureNote, nearTime, UnsavedChanges } from '@karta/web-shared';
import { choiceOf } from '../tasks/task-words.ts';
import { Drawing } from './drawing.ts';
import { judge, namesIn, type Judgement } from './judgement.ts';
import { ModellerApi, townOfDiagrams } from './modeller-api.ts';
import { ModellerStore } from './modeller-store.ts';
import { NEW_DIAGRAM, NEW_DIAGRAM_FILE, readDiagramFile } from './new-diagram.ts';
import { ProblemList } from './problem-list.ts';
import { markProblems } from './problem-marks.ts';
import { Publication } from './publication.ts';
import { STEP_KINDS } from './step-kinds.ts';
import { StepList } from './step-list.ts';
import { StepPanel } from './step-panel.ts';
import { stepRows } from './step-rows.ts';
import { townChoices } from './town-choices.ts';
import { TrialPanel } from './trial-panel.ts';
import { TrialSession } from './trial-session.ts';
import { TrialTrail } from './trial-trail.ts';
import { VersionList } from './version-list.ts';

/** How long the hand rests before what is drawn is judged, in milliseconds. */
const REST = 300;
type Tab = 'problems' | 'steps' | 'versions';

/** Drawing a process: canvas and list of steps, what is asked of each step, the check, a trial, publication, versions. */
@Component({
  selector: 'km-modeller',
  imports: [
    FailureNote,
    ProblemList,
    Publication,
    RouterLink,
    StepList,
    StepPanel,
    TrialPanel,
    TrialTrail,
    VersionList,
  ],
  providers: [Drawing, ModellerStore, TrialSession],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './modeller-screen.html',
  host: { '(document:keydown)': 'key($event)' },
})
export class ModellerScreen {
  readonly processId = input<string>();
  protected readonly drawing = inject(Drawing);
  protected readonly store = inject(ModellerStore);
  protected readonly trial = inject(TrialSession);
  private readonly api = inject(ModellerApi);
  private readonly router = inject(Router);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly towns = townOfDiagrams();
  protected readonly kinds = STEP_KINDS;
  protected readonly nearTime = nearTime;
  protected readonly tab = signal<Tab>('steps');
  protected readonly judgement = signal<Judgement>({ graph: undefined, problems: [] });
  protected readonly deployedGraph = signal<ProcessGraph | undefined>(undefined);
  protected readonly isPublishing = signal(false);
  protected readonly isReady = signal(false);
  /** Why a file was not taken, or could not be drawn. */
  protected readonly fileError = signal<string | null>(null);
  protected readonly town = computed(() =>
    townChoices(this.towns.hasValue() ? this.towns.value() : undefined, (code) => choiceOf(code).choice),
  );
  protected readonly names = computed(() => namesIn(this.judgement().graph));
  protected readonly stepCount = computed(() => stepRows(this.drawing.elements()).length);
  protected readonly name = computed(() => {
    const { graph } = this.judgement();
    return graph?.name || this.store.opened()?.deployed?.name || 'Nowy diagram';
  });
  /** A new file that is about a process which runs already. */
  protected readonly known = computed(() => {
    const id = this.judgement().graph?.processId;
    if (this.processId() !== undefined || !this.towns.hasValue()) return null;
    return this.towns.value().processes.find(({ key }) => key === id) ?? null;
  });
  protected readonly othersWords = computed(() => {
    const others = this.store.others().map(({ name, savedAt }) => `${name} (${nearTime(savedAt)})`);
    return others.length === 0 ? '' : `Ten proces rysuje też: ${others.join(', ')}.`;
  });
  private judging = 0;

  constructor() {
    inject(UnsavedChanges).watch(() => this.store.isDirty());
    effect(() => {
      const key = this.processId() ?? NEW_DIAGRAM;
      const place = this.place().nativeElement;
      untracked(() => void this.open(key, place));
    });
    effect((onCleanup) => {
      this.drawing.changes();
      this.drawing.imports();
      const town = this.towns.hasValue() ? this.towns.value() : undefined;
      const timer = setTimeout(() => void this.look(town), REST);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async open(key: string, place = this.place().nativeElement): Promise<void> {
    this.isReady.set(false);
    const xml = await this.store.open(key);
    if (this.store.failure() !== null) return;
    const deployed = this.store.opened()?.deployed?.xml;
    this.deployedGraph.set(deployed ? (await judge(deployed, undefined)).graph : undefined);
    await this.draw(xml ?? NEW_DIAGRAM_FILE, place);
    this.isReady.set(true);
  }

  /** A file takes the place of what is drawn, and becomes the draft. */
  protected async take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const read = await readDiagramFile(file);
    input.value = '';
    if ('sentence' in read) return this.fileError.set(`${file.name}: ${read.sentence}`);
    const { graph } = await judge(read.xml, undefined);
    const wanted = this.processId();
    if (wanted !== undefined && graph?.processId !== wanted)
      return this.fileError.set(
        `${file.name} opisuje inny proces (${graph?.processId ?? 'bez nazwy'}). Otwórz go jako nowy diagram.`,
      );
    if (await this.draw(read.xml)) this.store.touch();
  }

  protected async download(): Promise<void> {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await this.drawing.xml()], { type: 'application/xml' }));
    link.download = `${this.judgement().graph?.processId ?? 'diagram'}.bpmn`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  protected async drawVersion(version: number): Promise<void> {
    const { xml } = await this.api.version(this.store.key(), version);
    if (await this.draw(xml)) this.store.touch();
  }

  /** Back to the newest version: the draft is given up. */
  protected async drop(): Promise<void> {
    await this.store.drop();
    await this.open(this.store.key());
  }

  protected async published({ version, processKey }: DeploymentAnswer): Promise<void> {
    if (version === null) return;
    await this.store.drop();
    if (this.store.key() === NEW_DIAGRAM) await this.router.navigate(['/procesy/modeler', processKey]);
    else await this.open(this.store.key());
  }

  protected configure(): void {
    setTimeout(() => document.querySelector<HTMLElement>('.md-panel :is(input, select, textarea)')?.focus());
  }

  protected async try(): Promise<void> {
    this.trial.isOn.set(true);
    await this.trial.begin();
  }

  protected key(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (!event.ctrlKey && !event.metaKey) return;
    if (key === 'y' || (key === 'z' && event.shiftKey)) this.drawing.redo();
    else if (key === 'z') this.drawing.undo();
    else if (key === 's') void this.store.save();
    else return;
    event.preventDefault();
  }

  private async draw(xml: string, place = this.place().nativeElement): Promise<boolean> {
    try {
      await this.drawing.draw(place, xml);
      this.fileError.set(null);
      return true;
    } catch {
      this.fileError.set('Tego diagramu nie da się narysować.');
      return false;
    }
  }

  private async look(town: Parameters<typeof judge>[1]): Promise<void> {
    const parts = this.drawing.parts();
    if (!parts) return;
    const turn = ++this.judging;
    const judgement = await judge(await this.drawing.xml(), town);
    if (turn !== this.judging) return;
    this.judgement.set(judgement);
    markProblems(parts, judgement.problems);
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type));
