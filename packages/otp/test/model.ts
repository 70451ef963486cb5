import { pinLifeMs } from '@opsline/otp';

/** One holder with one phone, as plainly as it can be said. Times in ms; mutable, as fast-check's models are. */
export type Model = {
  now: number;
  sends: number[];
  failures: number;
  lockedUntil: number;
  /** Every one-time PIN drawn; the n-th is n, drawn whether or not it was sent. */
  draws: number;
  drawn: string[];
  sentAt: number;
  tried: string[];
  used: boolean;
  wrongs: number;
  /** The outcomes so far. */
  readonly reached: Set<string>;
};

/** Nothing has happened yet. */
export function newModel(): Model {
  return {
    now: 1_760_000_000_000,
    sends: [],
    failures: 0,
    lockedUntil: 0,
    draws: 0,
    drawn: [],
    sentAt: 0,
    tried: [],
    used: false,
    wrongs: 0,
    reached: new Set(),
  };
}

function asked(model: Model): string {
  const since = (ms: number): number => model.sends.filter((at) => at > model.now - ms).length;
  if (model.now < model.lockedUntil) return 'locked';
  if (since(900_000) >= 3 || since(86_400_000) >= 10) return 'limited';
  return since(30_000) >= 1 ? 'too soon' : 'sent';
}

/** Somebody asks for a one-time PIN. */
export function modelAsk(model: Model): string {
  const outcome = asked(model);
  model.reached.add(outcome);
  const pin = String(model.draws).padStart(6, '0');
  model.draws += 1;
  if (outcome === 'sent') {
    model.sends.push(model.now);
    model.drawn.push(pin);
    model.sentAt = model.now;
    model.tried = [];
    model.used = false;
  }
  return outcome;
}

function typed(model: Model, guess: string): string {
  const pin = model.drawn.at(-1);
  const alive = pin !== undefined && model.now < model.sentAt + pinLifeMs;
  if (alive && model.tried.includes(guess)) return 'wrong';
  if (model.now < model.lockedUntil) return 'locked';
  if (pin === undefined) return 'wrong';
  if (!alive) return 'expired';
  if (model.used || model.tried.length === 3) return 'spent';
  return guess === pin ? 'accepted' : 'missed';
}

/** Somebody types six digits. */
export function modelType(model: Model, guess: string): string {
  const verdict = typed(model, guess);
  if (verdict === 'accepted') {
    model.used = true;
    model.failures = 0;
    model.lockedUntil = 0;
  }
  if (verdict === 'missed') {
    model.tried.push(guess);
    model.failures += 1;
    const quarters = 2 ** (model.failures - 10);
    if (model.failures >= 10) model.lockedUntil = model.now + Math.min(quarters * 900_000, 86_400_000);
  }
  const outcome = verdict === 'missed' ? 'wrong' : verdict;
  model.reached.add(outcome);
  return outcome;
}
