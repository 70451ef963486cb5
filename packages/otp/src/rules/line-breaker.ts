import { admitted, type Counting, type Entry, hasRoom } from '@opsline/attempts';
import { conversion, lineSends, pinLifeMs, sendingMs } from './policy.ts';

// A text message can be judged once its one-time PIN can no longer be typed.
const settledMs = sendingMs + pinLifeMs;

/** What happens on the line: a text message is sent, a one-time PIN is accepted. */
export type Event = 'send' | 'acceptance';

/** How text messages are limited, and for how long the line remembers what happened on it. */
export const line: Counting = {
  limits: lineSends,
  // Whoever judges the oldest that matters must know what came in just before it.
  keepMs: conversion.withinMs + Math.max(...lineSends.map(({ withinMs }) => withinMs)),
};

function settledBy(entries: readonly Entry[], now: number): readonly Entry[] {
  return admitted(entries, 'send', lineSends)
    .filter(({ at }) => now - at >= settledMs && now - at < conversion.withinMs)
    .slice(-conversion.sends);
}

function converts(entries: readonly Entry[], now: number): boolean {
  const settled = settledBy(entries, now);
  const [oldest] = settled;
  if (oldest === undefined || settled.length < conversion.sends) return true;
  const accepted = entries.filter(({ kind, at }) => kind === 'acceptance' && at >= oldest.at);
  return accepted.length >= conversion.accepted;
}

/** Why the whole line sends nothing now, or undefined: too many a minute, or too few of them used. */
export function lineRefusal(entries: readonly Entry[], now: number): 'halted' | undefined {
  return hasRoom(entries, 'send', lineSends, now) && converts(entries, now) ? undefined : 'halted';
}
