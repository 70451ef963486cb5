import { snapshotOfList } from '@opsline/local-kit/snapshot';

/** What was published to a topic: where, its subject line if any, its words, and when (epoch ms). */
export type Notice = {
  readonly topicArn: string;
  readonly subject: string | undefined;
  readonly body: string;
  readonly at: number;
};

/** Everything that was published to topics. */
export type Notices = {
  /** All notices so far, oldest first. */
  list(): readonly Notice[];
};

/** No notices yet: `notices` to read them, `publish` to add one, `snapshot` to put them back. */
export function createNotices() {
  const published: Notice[] = [];
  const notices: Notices = { list: () => [...published] };
  return {
    notices,
    publish: (notice: Notice) => void published.push(notice),
    snapshot: () => snapshotOfList(published),
  };
}
