import type { Access, Permission } from '@karta/domain';

export interface ResidentActor {
  kind: 'resident';
  accountId: string;
  keyId: string;
  /** The member of the family for whom they act; null: for themselves. */
  actsFor: ActedFor | null;
}
export interface ActedFor {
  memberId: string;
  firstName: string;
  lastName: string;
}
/** `hiddenFields`: columns of registers that this person does not see, as `<register>.<column>`. */
export interface OperatorActor extends Access {
  kind: 'operator';
  operatorId: string;
  name: string;
  /** What the grants give, whatever their conditions. */
  permissions: readonly Permission[];
  pickupPointId: string | null;
}
export interface PartnerActor {
  kind: 'partner';
  partnerId: string;
  scopes: readonly string[];
}
export interface StationActor {
  kind: 'station';
  stationId: string;
}
/** Nobody signed in; `signedIn` tells a public route who would be there. */
export interface GuestActor {
  kind: 'guest';
  signedIn: ResidentActor | OperatorActor | null;
  /** For throttling. */
  address: string;
}
export type Actor = ResidentActor | OperatorActor | PartnerActor | StationActor | GuestActor;
