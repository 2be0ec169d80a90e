import type { City } from '@karta/db';
import type { Knex } from 'knex';
import { linksIn } from '../access/link-table.ts';

const LINK_MINUTES = 60;
const LINKS = linksIn('operator_tokens', 'operatorId');

/** A new link of somebody of the office, good for an hour unless it says otherwise, and for one use. @returns its token */
export const issueStaffLink = (trx: Knex, city: City, operatorId: string, minutes = LINK_MINUTES): Promise<string> =>
  LINKS.issue(trx, city, operatorId, minutes);

/** Whose link it is, without using it. @throws CardError TOKEN_INVALID when it is unknown, used or late */
export const ownerOfStaffLink = LINKS.ownerOf;

/** Takes a link, once. @throws CardError TOKEN_INVALID */
export const useStaffLink = LINKS.use;
