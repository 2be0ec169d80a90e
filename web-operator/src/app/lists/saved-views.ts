import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ListName, SavedView, SavedViewList } from '@karta/contracts';
import type { Setup } from './list-kind.ts';

const URL_OF_VIEWS = '/api/operator/views';

/** The operator's own views of all lists, kept on the server (C-4). A view without a name is a list as it was left. */
@Injectable({ providedIn: 'root' })
export class SavedViews {
  /** Undefined until the server has answered; without an answer there are none. */
  readonly all = signal<readonly SavedView[] | undefined>(undefined);
  private readonly http = inject(HttpClient);

  /** Reads them anew, as another person may have signed in since. */
  async load(): Promise<void> {
    try {
      this.all.set((await firstValueFrom(this.http.get<SavedViewList>(URL_OF_VIEWS))).views);
    } catch {
      // A list opens without its views rather than not at all; saving one will say what is wrong.
      this.all.set([]);
    }
  }

  /** The list as this person left it. */
  leftAs(list: ListName): Setup | undefined {
    return this.all()?.find((view) => view.list === list && view.name === '')?.setup;
  }

  namedOf(list: ListName): readonly SavedView[] {
    return (this.all() ?? []).filter((view) => view.list === list && view.name !== '');
  }

  /** Saves under a name. One that was saved elsewhere since it was read is refused with VIEW_CHANGED. */
  save(list: ListName, name: string, setup: Setup): Promise<void> {
    const known = this.namedOf(list).find((view) => view.name === name);
    return this.post({ list, name, setup, version: known?.version ?? 0 });
  }

  /** Keeps the list as this person leaves it: the last one counts. */
  leave(list: ListName, setup: Setup): Promise<void> {
    return this.post({ list, name: '', setup });
  }

  private async post(view: Omit<SavedView, 'id' | 'version'> & { version?: number }): Promise<void> {
    const saved = await firstValueFrom(this.http.post<SavedView>(URL_OF_VIEWS, view));
    this.all.update((views) => [...(views ?? []).filter((view) => view.id !== saved.id), saved]);
  }

  async remove(view: SavedView): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL_OF_VIEWS}/${view.id}`));
    this.all.update((views) => (views ?? []).filter((each) => each.id !== view.id));
  }
}
