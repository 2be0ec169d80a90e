import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ListName, SavedView, SavedViewList, SharedView } from '@karta/contracts';
import type { Setup } from './list-kind.ts';

const URL_OF_VIEWS = '/api/operator/views';

/**
 * The operator's own views of all lists, and those that others share with them, kept on the server (C-4). A view without a name
 * is a list as it was left.
 */
@Injectable({ providedIn: 'root' })
export class SavedViews {
  /** Undefined until the server has answered; without an answer there are none. */
  readonly all = signal<readonly SavedView[] | undefined>(undefined);
  /** With whom a view can be shared, beside everybody who sees its list. */
  readonly roles = signal<SavedViewList['roles']>([]);
  private readonly shared = signal<readonly SharedView[]>([]);
  private readonly http = inject(HttpClient);

  /** Reads them anew, as another person may have signed in since. */
  async load(): Promise<void> {
    try {
      const { views, shared, roles } = await firstValueFrom(this.http.get<SavedViewList>(URL_OF_VIEWS));
      this.shared.set(shared);
      this.roles.set(roles);
      this.all.set(views);
    } catch {
      // A list opens without its views rather than not at all; saving one will say what is wrong.
      this.all.set([]);
      this.shared.set([]);
    }
  }

  /** The list as this person left it. */
  leftAs(list: ListName): Setup | undefined {
    return this.all()?.find((view) => view.list === list && view.name === '')?.setup;
  }

  namedOf(list: ListName): readonly SavedView[] {
    return (this.all() ?? []).filter((view) => view.list === list && view.name !== '');
  }

  /** Views of a list that others share. */
  sharedOf(list: ListName): readonly SharedView[] {
    return this.shared().filter((view) => view.list === list);
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

  private async post(view: Pick<SavedView, 'list' | 'name' | 'setup'> & { version?: number }): Promise<void> {
    const saved = await firstValueFrom(this.http.post<SavedView>(URL_OF_VIEWS, view));
    this.all.update((views) => [...(views ?? []).filter((view) => view.id !== saved.id), saved]);
  }

  async remove(view: SavedView): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL_OF_VIEWS}/${view.id}`));
    this.all.update((views) => (views ?? []).filter((each) => each.id !== view.id));
  }

  /** Shares an own view with a role, or with everybody who sees the list (null). */
  async share({ id }: SavedView, role: string | null): Promise<void> {
    await firstValueFrom(this.http.put(`${URL_OF_VIEWS}/${id}/share`, { role }));
    await this.load();
  }

  /** Others have it no more. */
  async unshare({ id }: Pick<SavedView, 'id'>): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL_OF_VIEWS}/${id}/share`));
    await this.load();
  }
}
