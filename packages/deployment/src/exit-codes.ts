/** What the commands end with; 1 is what the serverless command ends with when it fails. */
export const exitCodes = { done: 0, failed: 1, misused: 2, changes: 3, needsYes: 4 } as const;
