import { snapshotOfList } from '@opsline/local-kit/snapshot';

/**
 * A text message that arrived: the number it went to (E.164), its words, when (epoch ms), and from which number and under
 * whose name, where that was said.
 */
export type Text = {
  readonly to: string;
  readonly body: string;
  readonly at: number;
  readonly from?: string;
  readonly originationNumber?: string;
};

/** The phones of the scenario: every text message that SNS or Notify was asked to send. */
export type Texts = {
  /** All text messages so far, oldest first. */
  list(): readonly Text[];
  /**
   * The oldest text message to `phone` that no earlier `next` has handed out; waits for one if there is none.
   * Rejects when the stand-in stops first.
   */
  next(phone: string): Promise<Text>;
  /** Calls `listener` for every text message from now on; returns the function that ends it. */
  on(listener: (text: Text) => void): () => void;
};

type Waiting = {
  readonly phone: string;
  readonly resolve: (text: Text) => void;
  readonly reject: (reason: Error) => void;
};

/**
 * An empty inbox: `texts` to read it, `deliver` to put a text message in, `close` to end those who wait, `snapshot` to put
 * back what had arrived; who waits and who listens goes on.
 */
export function createInbox() {
  const arrived: Text[] = [];
  const unread: Text[] = [];
  const waiting: Waiting[] = [];
  const listeners = new Set<(text: Text) => void>();

  const take = <T>(list: T[], wanted: (item: T) => boolean): T | undefined => {
    const index = list.findIndex(wanted);
    return index === -1 ? undefined : list.splice(index, 1)[0];
  };

  const texts: Texts = {
    list: () => [...arrived],
    next(phone) {
      const text = take(unread, ({ to }) => to === phone);
      return text === undefined
        ? new Promise((resolve, reject) => waiting.push({ phone, resolve, reject }))
        : Promise.resolve(text);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  const deliver = (text: Text): void => {
    arrived.push(text);
    const first = take(waiting, ({ phone }) => phone === text.to);
    if (first === undefined) unread.push(text);
    else first.resolve(text);
    for (const listener of listeners) listener(text);
  };

  const close = (): void => {
    for (const { phone, reject } of waiting.splice(0)) {
      reject(new Error(`The stand-in stopped while a text message to ${phone} was awaited.`));
    }
  };

  const snapshot = () => {
    const [all, rest] = [snapshotOfList(arrived), snapshotOfList(unread)];
    return () => {
      all();
      rest();
    };
  };

  return { texts, deliver, close, snapshot };
}
