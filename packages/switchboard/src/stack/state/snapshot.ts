import { type Restorable, snapshotOf } from '@opsline/local-kit/snapshot';
import type { OpenService } from '../service-process.ts';
import type { SlackLine } from '../slack-line.ts';
import type { StaffDirectory } from '../staff-directory.ts';
import type { BotSessions } from './sessions.ts';

/** What a stack has state in. */
type Parts = {
  readonly aws: Restorable;
  readonly clock: Restorable;
  readonly directory: Pick<StaffDirectory, 'snapshot'>;
  readonly front: Pick<SlackLine, 'idle'>;
  readonly sessions: BotSessions;
  readonly slack: Pick<SlackLine, 'idle' | 'workspace'>;
  /** The services that run now, by their folders. */
  readonly running: () => ReadonlyMap<string, { readonly opened: Pick<OpenService, 'beginAnew'> }>;
};

/** Puts a stack back to where it was; resolves once it is there. */
export type PutBack = () => Promise<void>;

/**
 * What a stack is to be put back by, where its directory is the stand-in: a real domain controller cannot be put back. Both
 * wait for what functions are at. The weather, and code that was renewed, stay as they are.
 */
export function snapshotsOf(parts: Parts): (() => Promise<PutBack>) | undefined {
  const { aws, clock, directory, front, sessions, slack, running } = parts;
  const { snapshot } = directory;
  if (snapshot === undefined) return undefined;
  const idle = async (): Promise<void> => {
    await slack.idle();
    await front.idle();
  };
  return async () => {
    await idle();
    const restore = await snapshotOf([clock, aws, slack.workspace, sessions, { snapshot }]);
    return async () => {
      await idle();
      await restore();
      // What they kept is of a time that never was.
      await Promise.all([...running().values()].map(({ opened }) => opened.beginAnew()));
    };
  };
}
