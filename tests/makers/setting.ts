import type { SettingList } from '@karta/contracts';
import { operator } from './caller.ts';
import { DEMO } from './town.ts';

/** Sets a setting of the demo town; `null` gives it back to the default. */
export async function setTown(key: string, value: string | null): Promise<void> {
  const admin = await operator(DEMO.admin);
  const { settings } = await admin.must(admin.get<SettingList>('/api/admin/settings'));
  const version = settings.find((each) => each.key === key)?.version;
  await admin.must(admin.put(`/api/admin/settings/${key}`, { value, version }));
}
