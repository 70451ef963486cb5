/** No limit of a function is shorter; what is, is a pause. */
const aSecond = 1_000;
const tenMinutes = 600_000;

/** Makes every time limit of this process so long that on a slow machine, too, what answers at all answers in time. */
export function waitLong(): void {
  const { setTimeout } = globalThis;
  Object.assign(globalThis, {
    setTimeout: (fire: () => void, ms = 0, ...given: []) =>
      setTimeout(fire, ms < aSecond ? ms : tenMinutes, ...given),
  });
  AbortSignal.timeout = () => new AbortController().signal;
}
