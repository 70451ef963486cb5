import { admitted, type Counting, type Entry, hasRoom, type Limit } from '@opsline/attempts';
import { conversion, lineSends, pinLifeMs, sendingMs, strangersLineSends, warningSends } from './policy.ts';

// A text message can be judged once its one-time PIN can no longer be typed.
const settledMs = sendingMs + pinLifeMs;

/** What happens on the line: a text message is sent, a one-time PIN is accepted. */
export type Event = 'send' | 'acceptance';

/** How text messages are limited, and for how long the line remembers what happened on it. */
export type Pool = Counting;

function poolOf(limits: readonly Limit[]): Pool {
  // Whoever judges the oldest that matters must know what came in just before it.
  return { limits, keepMs: conversion.withinMs + Math.max(...limits.map(({ withinMs }) => withinMs)) };
}

/** Text messages to everybody. */
export const everybody: Pool = poolOf(lineSends);

/** Those to who is known, and to who is not: neither halts the line by what the other does. */
export const pools = { known: everybody, strangers: poolOf(strangersLineSends) } as const;

/** Warnings are nobody's to use: they are counted apart. */
export const warnings: Pool = poolOf(warningSends);

function settledBy({ limits }: Pool, entries: readonly Entry[], now: number): readonly Entry[] {
  return admitted(entries, 'send', limits)
    .filter(({ at }) => now - at >= settledMs && now - at < conversion.withinMs)
    .slice(-conversion.sends);
}

function converts(pool: Pool, entries: readonly Entry[], now: number): boolean {
  const settled = settledBy(pool, entries, now);
  const [oldest] = settled;
  if (oldest === undefined || settled.length < conversion.sends) return true;
  const accepted = entries.filter(({ kind, at }) => kind === 'acceptance' && at >= oldest.at);
  return accepted.length >= conversion.accepted;
}

/** Why the line sends nothing now to those who ask alike, or undefined: too many a minute, or too few of theirs used. */
export function lineRefusal(
  pool: Pool,
  { all, alike }: { readonly all: readonly Entry[]; readonly alike: readonly Entry[] },
  now: number,
): 'halted' | undefined {
  const room = hasRoom(all, 'send', everybody.limits, now) && hasRoom(alike, 'send', pool.limits, now);
  return room && converts(pool, alike, now) ? undefined : 'halted';
}
