import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CardDesign } from '@karta/contracts';
import { IntendedAct, readAnew, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { download } from '../lists/files/download.ts';
import { CardDesignApi, cardDesigns } from './card-design-api.ts';
import { DesignDesk } from './design-desk.ts';
import { elementWord, warningWord } from './element-words.ts';

const LARGEST_BYTES = 10 * 1024 * 1024;

/** Where the design is kept: reads the draft or the newest version, saves, publishes, restores, prints for trying. */
@Injectable()
export class DesignStore {
  private readonly api = inject(CardDesignApi);
  private readonly desk = inject(DesignDesk);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();
  readonly list = cardDesigns();
  private readonly read = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  readonly versions = computed(() => this.read()?.versions ?? []);
  readonly preview = computed(() => this.read()?.preview);
  readonly draft = computed(() => this.read()?.draft ?? null);
  /** Of the draft that is, or will be. */
  readonly version = computed(() => this.draft()?.version ?? (this.versions()[0]?.version ?? 0) + 1);
  private readonly kept = signal<CardDesign | undefined>(undefined);
  private readonly revision = signal(0);
  readonly isDirty = computed(() => this.desk.design() !== this.kept());
  readonly isSending = signal(false);
  readonly problem = signal<string | null>(null);
  /** Somebody else has saved: what they made may be read instead. */
  readonly isBehind = signal(false);

  constructor() {
    effect(() => {
      const read = this.read();
      if (read && untracked(() => this.kept() === undefined)) void this.begin();
    });
  }

  /** Puts the draft on the desk, else the newest version. */
  private async begin(): Promise<void> {
    const [draft, newest] = [this.draft(), this.versions()[0]];
    await this.act(async () => {
      const design = draft?.design ?? (newest && (await this.api.version(newest.version)).design);
      if (!design) return;
      this.revision.set(draft?.revision ?? 0);
      this.desk.open(design);
      this.kept.set(design);
      this.isBehind.set(false);
    });
  }
  /** Reads everything anew; what is on the desk is given up. */
  again(): void {
    this.kept.set(undefined);
    this.problem.set(null);
    readAnew(this.list);
  }

  async save(): Promise<boolean> {
    const design = this.desk.design();
    if (!design) return false;
    return this.act(async () => {
      const { revision } = await this.api.save(design, this.revision());
      this.revision.set(revision);
      this.kept.set(design);
      readAnew(this.list);
      this.toasts.say('Zapisano szkic.');
    });
  }
  async publish(note: string): Promise<boolean> {
    if ((this.isDirty() || this.revision() === 0) && !(await this.save())) return false;
    return this.act(async () => {
      const publication = { revision: this.revision(), note };
      const { version } = await this.api.publish(publication, this.intended.keyFor(publication));
      this.intended.succeeded();
      this.revision.set(0);
      readAnew(this.list);
      this.toasts.say(`Opublikowano wersję ${version}. Nowe karty będą miały ten projekt.`);
    });
  }
  async discard(): Promise<void> {
    await this.act(async () => {
      if (this.revision() > 0) await this.api.discard(this.revision());
      this.again();
      this.toasts.say('Porzucono szkic.');
    });
  }
  async restore(version: number): Promise<void> {
    await this.act(async () => {
      this.desk.replace((await this.api.version(version)).design);
      this.desk.select(null);
      this.toasts.say(`Na biurku jest wersja ${version}. Zapisz ją jako szkic albo opublikuj jako nową.`);
    });
  }
  async specimen(person: string): Promise<void> {
    if ((this.isDirty() || this.revision() === 0) && !(await this.save())) return;
    await this.act(async () => download(await this.api.specimen(person), 'karta-wzor.pdf'));
  }
  async addImage(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LARGEST_BYTES) return this.problem.set('Obraz jest za duży: wybierz plik do 10 MB');
    await this.act(async () => {
      const { id, width, height } = await this.api.addImage(file);
      const wide = Math.min(40, (30 * width) / height);
      const tall = (wide * height) / width;
      this.desk.add({ kind: 'image', image: id, x: 20, y: 10, width: wide, height: tall, fit: 'contain' });
    });
  }

  private async act(work: () => Promise<void>): Promise<boolean> {
    if (this.isSending()) return false;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await work();
      return true;
    } catch (failure) {
      this.intended.failed(failure);
      this.fail(failure);
      return false;
    } finally {
      this.isSending.set(false);
    }
  }
  private fail(failure: unknown): void {
    const { code, fields = [] } = toProblem(failure);
    if (code === 'CHANGED_MEANWHILE') {
      this.isBehind.set(true);
      this.problem.set('Ktoś zapisał przed chwilą inny szkic. Wczytaj go i nanieś swoje zmiany jeszcze raz.');
    } else if (code === 'VALIDATION' && fields.length > 0)
      this.problem.set(fields.map(({ path, code: fault }) => `${this.wordOf(path)} ${warningWord(fault)}`).join(' · '));
    else this.problem.set(sentenceFor(code));
  }
  private wordOf(path: string): string {
    const [side, at] = path.replace(/^design\./, '').split('.');
    const element = this.desk.design()?.[side === 'back' ? 'back' : 'front'][Number(at)];
    return element ? `„${elementWord(element)}”` : 'Projekt';
  }
}
