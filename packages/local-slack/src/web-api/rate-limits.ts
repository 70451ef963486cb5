import { snapshotOfMap } from '@opsline/local-kit/snapshot';

/** How often a method may be called: so many times a minute, and how many of them at once. */
type Limit = { readonly perMinute: number; readonly burst: number; readonly by: 'method' | 'channel' };

/** "Rate limits": tier 3 is 50 and more a minute, tier 4 100 and more; how many at once is not documented. */
const tier3 = { perMinute: 50, burst: 50, by: 'method' } as const;
const tier4 = { perMinute: 100, burst: 100, by: 'method' } as const;

/** By method; what is not here is not limited in a way that we could reach. */
const limits: Readonly<Record<string, Limit>> = {
  // "1 per second per channel. Short bursts … allowed"; how short is not documented.
  'chat.postMessage': { perMinute: 60, burst: 20, by: 'channel' },
  'chat.postEphemeral': tier4,
  'conversations.open': tier3,
  'conversations.history': tier3,
  'conversations.replies': tier3,
  'views.publish': tier4,
};

/** `mayCall` asks whether a call may be made now (epoch ms); if not, after how many whole seconds. */
export function createRateLimits(now: () => number) {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const mayCall = (method: string, channel: string): number | 'go on' => {
    const limit = limits[method];
    if (limit === undefined) return 'go on';
    const { perMinute, burst, by } = limit;
    const key = by === 'method' ? method : `${method} ${channel}`;
    const { left, at } = buckets.get(key) ?? { left: burst, at: now() };
    const refilled = Math.min(burst, left + ((now() - at) * perMinute) / 60_000);
    if (refilled < 1) return Math.ceil(((1 - refilled) * 60) / perMinute);
    buckets.set(key, { left: refilled - 1, at: now() });
    return 'go on';
  };
  return { mayCall, snapshot: () => snapshotOfMap(buckets) };
}
