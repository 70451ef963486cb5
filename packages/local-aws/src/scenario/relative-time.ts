import { z } from 'zod';

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

const span = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** `1h30m` as milliseconds; days, hours, minutes and seconds in this order. `undefined` for anything else. */
export function readSpan(text: string): number | undefined {
  const parts = span.exec(text);
  if (text === '' || parts === null) return undefined;
  const [, d = '0', h = '0', m = '0', s = '0'] = parts;
  return Number(d) * unitMs.d + Number(h) * unitMs.h + Number(m) * unitMs.m + Number(s) * unitMs.s;
}

function timeShape(expected: string, read: (text: string) => number | undefined) {
  return z.string({ error: `expected ${expected}` }).transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `expected ${expected}` });
    return z.NEVER;
  });
}

/** `35m`: how long something took, in milliseconds. */
export const spanShape = timeShape('a length of time such as "35m" or "1h30m"', readSpan);

/** `26h ago`: how long before now, in milliseconds. */
export const agoShape = timeShape('a time such as "26h ago"', (text) =>
  text.endsWith(' ago') ? readSpan(text.slice(0, -' ago'.length)) : undefined,
);

/** `in 3h`: how long after now, in milliseconds. */
export const aheadShape = timeShape('a time such as "in 3h"', (text) =>
  text.startsWith('in ') ? readSpan(text.slice('in '.length)) : undefined,
);
