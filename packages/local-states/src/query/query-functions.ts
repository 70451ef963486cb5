import { createHash } from 'node:crypto';
import jsonata from 'jsonata';

/** Time and chance as the expressions of one execution see them. */
export type QueryWorld = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
};

const digests: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const formatted = jsonata('$fromMillis($moment, $picture, $zone)');

/** The limit of `States.Hash`, which `$hash` stands in for (AWS Step Functions, "Intrinsics for hash calculation"). */
const longestHashed = 10_000;

/** The functions Step Functions adds to JSONata, and `$now`, `$millis` and `$random` on the given world. */
export function queryFunctions({ now, random }: QueryWorld): Readonly<Record<string, unknown>> {
  return {
    partition,
    range,
    hash,
    parse: (text: unknown): unknown => JSON.parse(textIn('$parse', text)),
    random: (seed?: unknown) => (seed === undefined ? random() : seeded(numberIn('$random', seed))),
    uuid: () => uuid(random),
    millis: () => now(),
    now: (picture?: string, zone?: string) => formatted.evaluate(undefined, { moment: now(), picture, zone }),
  };
}

/** Splits a list into lists of `size`; nothing for an empty list or a size below one, as the service answers. */
function partition(list: unknown, size: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(list)) throw new TypeError('$partition takes an array');
  const step = Math.trunc(numberIn('$partition', size));
  if (list.length === 0 || !(step > 0)) return undefined;
  return Array.from({ length: Math.ceil(list.length / step) }, (_, i) =>
    list.slice(i * step, (i + 1) * step),
  );
}

/** An argument of a function, which is a number or refused: a text that looks like one is none. */
function numberIn(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`${name} takes a number`);
}

/** The numbers from first to last; nothing when the step leads away, the bare number when there is only one. */
function range(...bounds: readonly unknown[]): readonly number[] | number | undefined {
  const [from = 0, to = 0, by = 0] = bounds.slice(0, 3).map((bound) => Math.trunc(numberIn('$range', bound)));
  if (!Number.isFinite(by) || by === 0 || Math.sign(to - from) === -Math.sign(by)) return undefined;
  const list = Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
  return list.length === 1 ? list[0] : list;
}

function hash(value: unknown, algorithm: unknown): string | undefined {
  const text = textIn('$hash', value);
  if (text.length > longestHashed) throw new RangeError(`$hash takes ${longestHashed} characters at most`);
  const digest = digests[textIn('$hash', algorithm)];
  return digest === undefined ? undefined : createHash(digest).update(text).digest('hex');
}

function textIn(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`${name} takes a string`);
}

/** A number that only the seed decides. */
function seeded(seed: number): number {
  return (
    createHash('sha256')
      .update(String(Math.trunc(seed)))
      .digest()
      .readUInt32BE() /
    2 ** 32
  );
}

function uuid(random: () => number): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = '89ab'[Math.floor(random() * 4)] ?? '8';
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
