import { accountId, region } from '@opsline/local-kit/account';

/** A function as Invoke's path and query name it. */
export type FunctionReference = { readonly name: string; readonly qualifier: string };

/**
 * Lambda, "Invoke", `FunctionName`: a name, an ARN, or an account and a name; each may have a qualifier behind a colon, or
 * else it is said by `Qualifier`.
 */
const written = new RegExp(
  `^(?:(?:arn:aws:lambda:${region}:)?${accountId}:function:)?([A-Za-z0-9_-]{1,140})(?::(\\$LATEST|[A-Za-z0-9_-]+))?$`,
);

/** Reads `/…/functions/NAME[/invocations]?Qualifier=…`; undefined where no function of this account is named. */
export function functionReference(url: URL): FunctionReference | undefined {
  const path = /\/functions\/([^/]+)(?:\/invocations)?$/.exec(url.pathname)?.[1];
  const [, name, behind] = written.exec(decodeURIComponent(path ?? '')) ?? [];
  const qualifier = url.searchParams.get('Qualifier') ?? behind ?? latest;
  return name === undefined || (behind !== undefined && behind !== qualifier)
    ? undefined
    : { name, qualifier };
}

/** What there is of a function here: no versions are published. */
export const latest = '$LATEST';
