import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Configuration, ConfigurationChanges } from '@karta/contracts';
import { FailureNote, pluralForm, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { SettingsNav } from '../frames/settings-nav.ts';
import { download } from '../lists/files/download.ts';
import { changeWords } from './change-words.ts';
import { placeSentence } from './problem-sentences.ts';

const BASE = '/api/admin/configuration';
const LARGEST_BYTES = 4 * 1024 * 1024;
/** As many as somebody mends before the next try. */
const MOST_PLACES = 10;

/** The whole set-up of the town as one file: taken away, compared, and brought in after a look at what it would change. */
@Component({
  selector: 'km-configuration',
  imports: [FailureNote, SettingsNav],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './configuration-screen.html',
})
export class ConfigurationScreen {
  protected readonly file = signal<{ name: string; content: unknown } | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly problem = signal<string | null>(null);
  /** What is wrong in a file that could not be read, place by place. */
  protected readonly places = signal<readonly string[]>([]);
  protected readonly isWorking = signal(false);
  private readonly compared = signal<ConfigurationChanges | null>(null);
  protected readonly changes = computed(() => this.compared()?.changes.map((change) => changeWords(change)) ?? null);
  protected readonly canImport = computed(() => {
    const changes = this.changes();
    return changes !== null && changes.length > 0 && changes.every(({ problem }) => problem === null);
  });
  protected readonly counted = computed(() => {
    const { length } = this.changes() ?? [];
    return `${length} ${pluralForm(length, 'zmiana', 'zmiany', 'zmian')}`;
  });
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected export(): Promise<void> {
    return this.work(async () => {
      const configuration = await firstValueFrom(this.http.get<Configuration>(BASE));
      const text = JSON.stringify(configuration, null, 2);
      download(
        new Blob([text, '\n'], { type: 'application/json' }),
        `ustawienia-${configuration.at.slice(0, 10)}.json`,
      );
    });
  }

  /** Nothing is changed yet: first comes what the file would change. */
  protected async choose(file: File | undefined): Promise<void> {
    this.compared.set(null);
    this.problem.set(null);
    this.places.set([]);
    if (!file) return;
    if (file.size > LARGEST_BYTES) {
      this.problem.set('Ten plik jest za duży: plik ustawień ma najwyżej 4 MB.');
      return;
    }
    try {
      this.file.set({ name: file.name, content: JSON.parse(await file.text()) });
    } catch {
      this.problem.set('Tego pliku nie da się odczytać. Wybierz plik, który został stąd pobrany.');
      return;
    }
    await this.work(async () => {
      const asked = this.http.post<ConfigurationChanges>(`${BASE}/comparison`, this.file()?.content);
      this.compared.set(await firstValueFrom(asked));
    });
  }

  protected import(): Promise<void> {
    return this.work(async () => {
      const { changes } = await firstValueFrom(this.http.put<ConfigurationChanges>(BASE, this.file()?.content));
      const { length } = changes;
      this.toasts.say(`Wprowadzono: ${length} ${pluralForm(length, 'zmiana', 'zmiany', 'zmian')}.`);
      this.compared.set({ changes: [] });
    });
  }

  private async work(act: () => Promise<void>): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (failure) {
      const { code, fields = [] } = toProblem(failure);
      if (code === 'VALIDATION' || code === 'PERSONAL_NUMBER_IN_TEXT') {
        this.problem.set('Ten plik nie jest plikiem ustawień albo coś w nim nie pasuje.');
        const version = fields.filter((field) => field.code === 'UNKNOWN_FORMAT');
        this.places.set((version.length > 0 ? version : fields.slice(0, MOST_PLACES)).map(placeSentence));
      } else if (code === 'FORBIDDEN') this.problem.set(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isWorking.set(false);
    }
  }
}
