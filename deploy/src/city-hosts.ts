import { listCities, type ListedCity, type connect } from '@karta/db';
import { LaunchFailure } from './launch-failure.ts';

export type Knex = ReturnType<typeof connect>;

/** @throws LaunchFailure naming the other city that is served, or has a break, at one of the hosts */
export async function refuseTakenHosts(
  platform: Knex,
  { id, hosts }: Pick<ListedCity, 'id'> & { hosts: readonly string[] },
) {
  const others = (await listCities(platform)).filter((city) => city.id !== id && city.state !== 'removed');
  for (const other of others) {
    const shared = other.hosts.find((host) => hosts.includes(host));
    if (shared)
      throw new LaunchFailure(`${shared} is the host of ${other.id}. Choose another, or remove ${other.id} first.`);
  }
}

/** Two commands at once: the table of hosts lets one of them through. @throws LaunchFailure, or the error that it is */
export function refuseSharedHost(error: { constraint?: string }): never {
  if (error.constraint !== 'city_hosts_pk') throw error;
  throw new LaunchFailure('Another city has taken one of the hosts just now. Look at `npm run city -- list`.');
}
