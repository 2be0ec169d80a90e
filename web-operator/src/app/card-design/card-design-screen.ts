import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SAMPLE_PEOPLE, sampleCard, townColours } from '@karta/card-design';
import { Dialog, FailureNote, nearTime, Skeleton, TownLook, UnsavedChanges } from '@karta/web-shared';
import { DesignCanvas } from './design-canvas.ts';
import { DesignCheck } from './design-check.ts';
import { DesignColours } from './design-colours.ts';
import { DesignDesk } from './design-desk.ts';
import { begun } from './design-edits.ts';
import { DesignStore } from './design-store.ts';
import { DesignVersions } from './design-versions.ts';
import { ElementFields } from './element-fields.ts';
import { ElementList } from './element-list.ts';
import { SAMPLE_PORTRAIT } from './sample-portrait.ts';

const ADDED = [
  ['text', 'Tekst', 'title'],
  ['name', 'Imię i nazwisko', 'person'],
  ['photo', 'Zdjęcie', 'account_box'],
  ['arms', 'Herb', 'shield'],
  ['code128', 'Kod 128', 'barcode'],
  ['qr', 'Kod QR', 'qr_code_2'],
  ['line', 'Linia', 'remove'],
  ['box', 'Ramka', 'rectangle'],
] as const;
const PERSON_WORDS = {
  usual: 'zwykłe nazwisko',
  short: 'najkrótsze nazwisko',
  longest: 'najdłuższe nazwisko',
  'no-photo': 'bez zdjęcia',
} as const;

/** The design of the card: both sides at a large scale, what is on them, what would go wrong in print, and its versions (000-21). */
@Component({
  selector: 'km-card-design',
  imports: [
    DesignCanvas,
    DesignCheck,
    DesignColours,
    DesignVersions,
    Dialog,
    ElementFields,
    ElementList,
    FailureNote,
    RouterLink,
    Skeleton,
  ],
  providers: [DesignDesk, DesignStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-design-screen.html',
  host: { '(keydown)': 'key($event)' },
})
export class CardDesignScreen {
  /** A version, from the page of a card. */
  readonly wersja = input<string>();
  protected readonly asked = computed(() => Number(this.wersja() ?? 0));
  protected readonly desk = inject(DesignDesk);
  protected readonly store = inject(DesignStore);
  private readonly look = inject(TownLook);
  protected readonly added = ADDED;
  protected readonly people = SAMPLE_PEOPLE.map(({ code }) => [code, PERSON_WORDS[code]] as const);
  protected readonly person = signal<string>('usual');
  protected readonly hasGrid = signal(true);
  protected readonly isPublishing = signal(false);
  protected readonly note = signal('');
  protected readonly nearTime = nearTime;
  protected readonly cards = computed(() => {
    const facts = this.store.preview();
    if (!facts) return [];
    const look = { colours: townColours(this.look.colour()), hasArms: this.look.hasOwnArms() };
    const town = { name: facts.townName, returnPlace: facts.returnPlace, ...look };
    const today = new Date().toISOString().slice(0, 10);
    return SAMPLE_PEOPLE.map((each) => sampleCard(each, { town, number: facts.number, today }));
  });
  private readonly at = computed(() => SAMPLE_PEOPLE.findIndex(({ code }) => code === this.person()));
  protected readonly card = computed(() => this.cards()[this.at()]);
  protected readonly photo = computed(() => (SAMPLE_PEOPLE[this.at()]?.hasPhoto ? SAMPLE_PORTRAIT : null));

  constructor() {
    inject(UnsavedChanges).watch(() => this.store.isDirty());
  }

  protected add(kind: (typeof ADDED)[number][0]): void {
    this.desk.add(begun(kind));
  }
  protected key(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === 's') void this.store.save();
    else if (isTyping(event.target)) return;
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.desk.redo();
    else if (key === 'z') this.desk.undo();
    else return;
    event.preventDefault();
  }
  protected async publish(): Promise<void> {
    if (await this.store.publish(this.note().trim())) {
      this.isPublishing.set(false);
      this.note.set('');
    }
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'color';
