import { describe, expect, test } from 'vitest';
import type { Page, Pages } from '../../src/patching/maintenance-windows.ts';
import { readInTime } from '../../src/patching/read-in-time.ts';

function never() {
  return new AbortController().signal;
}
const empty: Page<number> = { items: [] };
function named(name: string) {
  return Object.assign(new Error('no'), { name });
}

describe('a list', () => {
  const threePages: Pages<number> = async (token) => {
    if (token === undefined) return { items: [1, 2], next: 'second' };
    return token === 'second' ? { items: [], next: 'third' } : { items: [3] };
  };

  test('is read to its last page, empty ones too, and each is told as it comes', async () => {
    const told: (readonly number[])[] = [];
    const { list } = readInTime(never());
    expect(await list('targets', threePages, (page) => told.push(page))).toEqual({ items: [1, 2, 3] });
    expect(told).toEqual([[1, 2], [], [3]]);
  });

  test.each<[string, Error, string]>([
    ['is gone', named('DoesNotExistException'), 'gone'],
    ['is late', named('TimeoutError'), 'late'],
    ['fails', Object.assign(named('InternalServerError'), { $metadata: { httpStatusCode: 500 } }), 'failing'],
    ['cannot be reached', Object.assign(named('Error'), { code: 'ECONNRESET' }), 'failing'],
    ['is refused', named('AccessDeniedException'), 'refused'],
  ])('that %s keeps what was read of it', async (_, cause, why) => {
    const { list, faults } = readInTime(never());
    const pages: Pages<number> = async (token, signal) => {
      if (token === 'third') throw cause;
      return threePages(token, signal);
    };
    expect(await list('targets', pages)).toEqual({ items: [1, 2], unread: { why, cause } });
    expect(faults).toEqual(why === 'failing' || why === 'refused' ? [cause] : []);
  });

  test('with something on it that is not known here is not whole, and is read on', async () => {
    const { list } = readInTime(never());
    const pages: Pages<number> = async (token) =>
      token === undefined ? { items: [1], next: 'second', unreadable: true } : { items: [2] };
    expect(await list('executions', pages)).toMatchObject({ items: [1, 2], unread: { why: 'failing' } });
  });
});

test('at most eight calls are under way at once, lists within lists too', async () => {
  const { list } = readInTime(never());
  let [underWay, most] = [0, 0];
  const busy: Pages<number> = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
    return empty;
  };
  const deep = async () => {
    await list('targets', busy);
    await Promise.all([list('executions', busy), list('executions', busy)]);
  };
  await Promise.all(Array.from({ length: 20 }, deep));
  expect(most).toBe(8);
});

test('what is nearest to an answer goes first', async () => {
  const { list } = readInTime(never());
  const order: string[] = [];
  const noted =
    (what: string): Pages<number> =>
    async () => {
      order.push(what);
      return empty;
    };
  const kinds = ['targets', 'executions', 'tasks', 'invocations', 'windows'] as const;
  const fill = Array.from({ length: 8 }, () => list('targets', async () => empty));
  await Promise.all([...fill, ...kinds.map((kind) => list(kind, noted(kind)))]);
  expect(order).toEqual(['windows', 'invocations', 'tasks', 'executions', 'targets']);
});

describe('when the time is over', () => {
  test('what is under way is not waited for, and nothing else is begun', async () => {
    const deadline = new AbortController();
    const { list, faults } = readInTime(deadline.signal);
    let begun = 0;
    const hanging: Pages<number> = () => {
      begun += 1;
      return new Promise(() => {});
    };
    const all = Promise.all(Array.from({ length: 20 }, () => list('targets', hanging)));
    deadline.abort();
    expect((await all).map(({ unread }) => unread?.why)).toEqual(Array(20).fill('late'));
    expect(begun).toBe(8);
    expect((await list('windows', hanging)).unread?.why).toBe('late');
    expect([begun, faults]).toEqual([8, []]);
  });

  test('what comes then is not taken', async () => {
    const deadline = new AbortController();
    const { list } = readInTime(deadline.signal);
    const pages: Pages<number> = async () => {
      deadline.abort();
      return { items: [1] };
    };
    expect(await list('targets', pages)).toMatchObject({ items: [], unread: { why: 'late' } });
  });
});
