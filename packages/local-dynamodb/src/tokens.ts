import { snapshotOfMap } from '@opsline/local-kit/snapshot';

/** How long DynamoDB remembers the token of a transaction (API reference, ClientRequestToken). */
const lifeMs = 10 * 60_000;

/** Tokens of transactions that were done, each with a digest of what was done. @param now epoch ms */
export function createTokens(now: () => number) {
  const done = new Map<string, { readonly digest: string; readonly at: number }>();
  return {
    find: (token: string): string | undefined => {
      const known = done.get(token);
      return known !== undefined && now() - known.at < lifeMs ? known.digest : undefined;
    },
    remember: (token: string, digest: string): void => {
      done.set(token, { digest, at: now() });
    },
    snapshot: () => snapshotOfMap(done),
  };
}
