import { digest } from '@opsline/function-kit/log';
import type { Audience } from '../audit/attempt-table.ts';
import type { Attempt, Attempts } from '../audit/attempts.ts';
import type { OwnerNotice } from '../functions/text-owner.ts';
import { doneOf, type Log } from '../log.ts';
import type { Notice } from '../out/notice.ts';
import { resetStates, type ToldReset } from './outcomes.ts';
import type { ResetRecords } from './records.ts';
import type { ResetRequest, Target } from './request.ts';

/** What telling people of a reset needs of the outside. */
export type Telling = {
  readonly records: Pick<ResetRecords, 'settle'>;
  readonly attempts: Pick<Attempts, 'idOf' | 'end'>;
  /** Texts a new password; resolves when the text message was accepted, and keeps the password nowhere. */
  readonly textPassword: (to: string, password: string) => Promise<void>;
  /** Texts the owner what holds no secret; resolves when the text message was accepted. */
  readonly textNotice: (message: OwnerNotice) => Promise<void>;
  /** Tells the helpdesk; it does not wait until they know. */
  readonly tellHelpdesk: (notice: Notice) => Promise<void>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/**
 * Tells of a password that was set, or may have been: its owner by text message, and the helpdesk. From here on nothing
 * is thrown, since what was written cannot be taken back; every fault is logged and the next step taken. Who could not be
 * told is left to the sweep.
 *
 * @param password undefined where no answer came to the write
 * @returns what is known of it now; no more than one text message with the password was sent
 */
export async function tellOf(
  world: Telling,
  request: ResetRequest,
  { target: { userId, phone }, attempt }: { readonly target: Target; readonly attempt: Attempt },
  password: string | undefined,
): Promise<ToldReset> {
  const { records, attempts, log } = world;
  const done = (step: () => Promise<void>) => doneOf(log, step);
  const textThePassword = async (written: string): Promise<ToldReset> => {
    const untold = { event: resetStates['not delivered'].helpdesk, owes: ['owner', 'helpdesk'] } as const;
    await Promise.all([
      done(() => records.settle(request, 'written')),
      attempts.end(attempt, 'written', untold),
    ]);
    return (await done(() => world.textPassword(phone, written))) ? 'told' : 'not delivered';
  };
  const state = password === undefined ? 'unknown' : await textThePassword(password);
  const event = resetStates[state].helpdesk;
  if (state !== 'told')
    log({ event: 'helpdesk', outcome: event, conversation: digest(request.conversation) });
  const notice = state === 'told' ? 'reset' : 'new one needed';
  const telling: readonly (readonly [Audience, () => Promise<void>])[] = [
    [
      'helpdesk',
      async () =>
        world.tellHelpdesk({ event, userId, at: world.now(), attempt: await attempts.idOf(attempt) }),
    ],
    ...(state === 'unknown' ? [] : [['owner', () => world.textNotice({ to: phone, notice })] as const]),
  ];
  const [told] = await Promise.all([
    Promise.all(telling.map(async ([audience, tell]) => ((await done(tell)) ? [] : [audience]))),
    done(() => records.settle(request, state)),
  ]);
  await attempts.end(attempt, state, { event, owes: told.flat() });
  return state;
}
