/** `nowa-rzeczna/card-application/8f0c…`. */
export const workflowIdOf = (cityId: string, processKey: string, caseId: string): string =>
  `${cityId}/${processKey}/${caseId}`;

/** What a case calls runs under an id of its own: the caller's last segment and the calling token. */
export const calledIdOf = (cityId: string, processKey: string, callerId: string, tokenId: string): string =>
  `${cityId}/${processKey}/${lastSegment(callerId)}-${tokenId}`;

/** `8f0c…` of `nowa-rzeczna/card-application/8f0c…`. */
export const lastSegment = (workflowId: string): string => workflowId.slice(workflowId.lastIndexOf('/') + 1);

/** Task id of a user task: the last segment of the workflow id and the number of the token that stands on it. */
export const taskIdOf = (caseId: string, tokenId: string): string => `${caseId}-${tokenId}`;
