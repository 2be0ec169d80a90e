import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, model, output } from '@angular/core';
import { pathOf, type FormMistake, type FormPart, type FormSurroundings } from '@karta/domain';
import { sectionTitle } from '@karta/web-shared';
import { mistakesAt } from './draft-mistakes.ts';
import {
  addPart,
  addSection,
  changePart,
  changeSection,
  freeName,
  movePart,
  moveSection,
  offeredParts,
  partAt,
  removePart,
  removeSection,
  type FormDraft,
  type Place,
} from './form-draft.ts';
import { LocalTextFields } from './local-text.ts';
import { MoveButtons } from './move-buttons.ts';
import { PartEditor } from './part-editor.ts';
import {
  conditionSentence,
  mistakeSentence,
  nameOfPart,
  readableIn,
  sortOf,
  type ReadableAnswer,
} from './part-words.ts';

/** Sections and parts of a form in their order: added, moved by button and `Alt+↑↓`, opened, taken out. */
@Component({
  selector: 'km-part-list',
  imports: [LocalTextFields, MoveButtons, PartEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './part-list.html',
})
export class PartList {
  readonly draft = model.required<FormDraft>();
  readonly surroundings = input.required<FormSurroundings | undefined>();
  readonly mistakes = input.required<readonly FormMistake[]>();
  /** Names that versions of this form have used. */
  readonly taken = input.required<ReadonlySet<string>>();
  /** The part that is open, by its path. */
  readonly opened = output<string | null>();
  protected readonly place = linkedSignal<string, Place | null>({
    source: () => this.draft().code,
    computation: () => null,
  });
  protected readonly offered = computed(() => [
    { key: 'question', name: 'Własne pytanie' },
    { key: 'document', name: 'Własny dokument' },
    ...offeredParts(this.draft()).map((part) => ({ key: pathOf(part), name: nameOfPart(part) })),
  ]);
  protected readonly nameOf = nameOfPart;
  protected readonly sortOf = sortOf;
  protected readonly pathOf = pathOf;

  protected titleOf(section: FormDraft['sections'][number]): string {
    return sectionTitle(section, 'pl') || 'Nowy dział';
  }
  protected isOpen(section: number, part: number): boolean {
    const open = this.place();
    return open !== null && open[0] === section && open[1] === part;
  }
  /** The answers above a part: what its condition may read. */
  protected answersAbove(section: number, part: number): ReadableAnswer[] {
    const { sections } = this.draft();
    const above = [...sections.slice(0, section).flatMap(({ parts }) => parts)];
    const own = sections[section]?.parts.slice(0, part) ?? [];
    return [...above, ...own].flatMap((each) => readableIn(each, this.surroundings()));
  }
  protected conditionOf(part: FormPart, section: number, index: number): string {
    return conditionSentence(part.when, this.answersAbove(section, index));
  }
  protected problemsOf(section: number, part: number): Readonly<Record<string, string>> {
    const own = mistakesAt(this.mistakes(), section, part);
    return Object.fromEntries(own.map((mistake) => [mistake.code, mistakeSentence(mistake, this.draft())]));
  }
  protected problemList(section: number, part: number): string[] {
    return Object.values(this.problemsOf(section, part));
  }

  protected toggle(section: number, part: number): void {
    this.openAt(this.isOpen(section, part) ? null : [section, part]);
  }
  private openAt(place: Place | null): void {
    this.place.set(place);
    const part = place && partAt(this.draft(), place);
    this.opened.emit(part ? pathOf(part) : null);
  }

  protected change(section: number, index: number, part: FormPart): void {
    this.draft.update((draft) => changePart(draft, [section, index], part));
    this.openAt([section, index]);
  }
  protected move(section: number, index: number, by: -1 | 1): void {
    const { draft, place } = movePart(this.draft(), [section, index], by);
    const wasOpen = this.isOpen(section, index);
    this.draft.set(draft);
    this.openAt(wasOpen ? place : null);
    setTimeout(() => document.getElementById(rowId(place))?.focus());
  }
  protected moveByKey(event: KeyboardEvent, section: number, index: number): void {
    const by = event.altKey && { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (!by) return;
    event.preventDefault();
    this.move(section, index, by);
  }
  protected remove(section: number, index: number): void {
    this.draft.update((draft) => removePart(draft, [section, index]));
    this.openAt(null);
    setTimeout(() => document.getElementById(`dodaj-${section}`)?.focus());
  }
  protected add(section: number, key: string): void {
    this.draft.update((draft) => addPart(draft, section, this.newPart(key)));
    const place = [section, (this.draft().sections[section]?.parts.length ?? 1) - 1] as const;
    this.openAt(place);
    setTimeout(() => document.getElementById(`${rowId(place)}-label-pl`)?.focus());
  }
  private newPart(key: string): FormPart {
    const label = { pl: '' };
    const taken = this.taken();
    if (key === 'question')
      return { kind: 'question', id: freeName('question', taken), as: 'text', label, longest: 120 };
    if (key === 'document') return { kind: 'document', type: freeName('document-', taken), label };
    return offeredParts(this.draft()).find((part) => pathOf(part) === key) ?? { kind: 'consents' };
  }

  protected addSection(): void {
    this.draft.update((draft) => addSection(draft, this.taken()));
    const last = this.draft().sections.length - 1;
    setTimeout(() => document.getElementById(`dzial-${last}-pl`)?.focus());
  }
  protected readonly changeSection = (index: number, title: FormDraft['names']): void =>
    this.draft.update((draft) => changeSection(draft, index, title ?? { pl: '' }));
  protected readonly moveSection = (index: number, by: -1 | 1): void => {
    this.draft.update((draft) => moveSection(draft, index, by));
    this.openAt(null);
  };
  protected readonly removeSection = (index: number): void => this.draft.update((draft) => removeSection(draft, index));
  protected readonly rowId = (section: number, part: number): string => rowId([section, part]);
}

const rowId = ([section, part]: Place): string => `pole-${section}-${part}`;
