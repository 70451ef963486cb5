import { minute } from '@opsline/function-kit/durations';

/** What only somebody gets who has proved who they are. */
export const actions = ['hear patch status', 'unlock', 'new password'] as const;
export type Action = (typeof actions)[number];

/**
 * What can speak for somebody: the number on record, called from; their PIN; a one-time PIN, texted to the phone on
 * record; and what they answer of their record, which is identification and never proof (NIST SP 800-63B-4 3.1.1.2, ASVS
 * 6.4.2).
 */
export const proofs = ['calling number', 'PIN', 'one-time PIN', 'answers'] as const;
export type Proof = (typeof proofs)[number];

/** What a deployment decides: whether possession is proved, and whether the calling number must be the one on record. */
export type ProofRules = { readonly possession: 'on' | 'off'; readonly callerNumber: 'on' | 'off' };

/** Where a deployment decides nothing. */
const strictest: ProofRules = { possession: 'on', callerNumber: 'on' };

type Enough = readonly (readonly Proof[])[];

/**
 * The table: what is enough for an action, any of the sets, all of it; no set where nothing is.
 *
 * A PIN or answers alone never unlock and never give a new password. A calling number can be forged: it only ever adds to
 * something. Where no one-time PIN is asked for, a new password still reaches nobody but who holds the phone on record, to
 * which it is texted; an unlock reaches whoever tries passwords on the account, and so there is none.
 */
export function enoughFor(action: Action, { possession, callerNumber }: ProofRules): Enough {
  const possessed: Enough =
    callerNumber === 'on' ? [['calling number', 'one-time PIN', 'answers']] : [['one-time PIN', 'answers']];
  switch (action) {
    case 'hear patch status':
      return [['PIN'], ['one-time PIN']];
    case 'unlock':
      return possession === 'on' ? possessed : [];
    case 'new password':
      if (possession === 'on') return possessed;
      return callerNumber === 'on' ? [['calling number', 'answers']] : [];
  }
}

/** Whether what was proved is enough for an action. What was proved beside it does no harm, and no good. */
export function isProved(action: Action, proved: readonly Proof[], rules = strictest): boolean {
  return enoughFor(action, rules).some((set) => set.every((proof) => proved.includes(proof)));
}

/** Whether there is no way to an action without a proof, such as a one-time PIN. */
export function isNeeded(proof: Proof, action: Action, rules: ProofRules): boolean {
  return enoughFor(action, rules).every((set) => set.includes(proof));
}

/** Whether anything at all is enough for an action in this deployment. */
export function isPossible(action: Action, rules: ProofRules): boolean {
  return enoughFor(action, rules).length > 0;
}

/**
 * What somebody may have in the place of what they proved enough for: an unlock, which a new password would be too, in the
 * same write.
 */
export function insteadOf(action: Action, rules: ProofRules): 'unlock' | undefined {
  return action === 'new password' && isPossible('unlock', rules) ? 'unlock' : undefined;
}

/** How long what was proved for one action waits while somebody chooses what they may have instead (ours). */
export const choiceMs = 2 * minute;

/**
 * What raises a challenge: the conversation, and whatever is done to an account in it. A one-time PIN is good where it was
 * raised, so one for an unlock is none for a new password that is asked for afterwards.
 *
 * @param conversation any text without U+001F
 */
export function challengeOf(conversation: string, action: Action): string {
  return action === 'hear patch status' ? conversation : `${conversation} ${action}`;
}
