import { pinLifeMs } from '@opsline/otp';

const [minute, day] = [60_000, 86_400_000];

/** What one conversation has of the holder. */
type Place = {
  drawn: string[];
  drawnAt: number;
  tried: string[];
  used: boolean;
  asker: string;
  /** When it asked without being known. */
  unknownSends: number[];
  misses: number[];
  known: boolean;
};

/** One holder with one phone, and three conversations, as plainly as it can be said. Mutable, as fast-check's models are. */
export type Model = {
  now: number;
  sends: number[];
  /** … of these, those of strangers where the owner was known. */
  strangersSends: number[];
  failures: number;
  failedAt: number;
  /** Every one-time PIN drawn; the n-th is n, drawn whether or not it was sent. */
  draws: number;
  wrongs: number;
  readonly places: readonly Place[];
  /** The outcomes so far. */
  readonly reached: Set<string>;
};

function newPlace(): Place {
  return {
    drawn: [],
    drawnAt: 0,
    tried: [],
    used: false,
    asker: '',
    unknownSends: [],
    misses: [],
    known: false,
  };
}

/** Nothing has happened yet. */
export function newModel(): Model {
  return {
    now: 1_760_000_000_000,
    sends: [],
    strangersSends: [],
    failures: 0,
    failedAt: 0,
    draws: 0,
    wrongs: 0,
    places: [newPlace(), newPlace(), newPlace()],
    reached: new Set(),
  };
}

/** A conversation, by its place. */
export function placeOf({ places }: Model, place: number): Place {
  const found = places[place];
  if (!found) throw new Error(`There is no place ${place}.`);
  return found;
}

function askerOf({ places }: Model, place: Place): string {
  if (place.known) return 'owner';
  return places.some(({ known }) => known) ? 'stranger' : 'anybody';
}

function isLocked({ failures, failedAt, now }: Model, asker: string): boolean {
  const first = asker === 'stranger' ? 7 : 10;
  if (failures < first) return false;
  const doubled = 15 * minute * 2 ** (failures - 10);
  return now < failedAt + (asker === 'stranger' ? day : Math.min(doubled, day));
}

function isUsedUp({ now, failures }: Model, { misses }: Place, asker: string): boolean {
  const counted = failures === 0 ? [] : misses.slice(-failures);
  return asker !== 'owner' && counted.filter((at) => at > now - day).length >= 6;
}

/** How many one-time PINs could be alive now. */
export function aliveIn({ places, now }: Model): number {
  return places.filter(({ drawn, drawnAt, used }) => drawn.length > 0 && !used && now < drawnAt + pinLifeMs)
    .length;
}

function asked(model: Model, place: Place): string {
  const within = (times: readonly number[], ms: number) => times.filter((at) => at > model.now - ms).length;
  const asker = askerOf(model, place);
  if (isLocked(model, asker) || isUsedUp(model, place, asker)) return 'locked';
  if (within(model.sends, 15 * minute) >= 3 || within(model.sends, day) >= 10) return 'limited';
  if (asker !== 'owner' && within(place.unknownSends, day) >= 5) return 'limited';
  const share = within(model.strangersSends, 15 * minute) >= 2 || within(model.strangersSends, day) >= 6;
  if (asker === 'stranger' && share) return 'limited';
  return within(model.sends, 30_000) >= 1 ? 'too soon' : 'sent';
}

/** Somebody asks for a one-time PIN in a conversation. */
export function modelAsk(model: Model, place: Place): string {
  const outcome = asked(model, place);
  model.reached.add(outcome);
  const pin = String(model.draws).padStart(6, '0');
  model.draws += 1;
  if (outcome === 'sent') {
    const asker = askerOf(model, place);
    model.sends.push(model.now);
    if (asker === 'stranger') model.strangersSends.push(model.now);
    if (asker !== 'owner') place.unknownSends.push(model.now);
    place.drawn.push(pin);
    Object.assign(place, { drawnAt: model.now, tried: [], used: false, asker });
  }
  return outcome;
}

function typed(model: Model, place: Place, guess: string): string {
  const pin = place.drawn.at(-1);
  const alive = pin !== undefined && model.now < place.drawnAt + pinLifeMs;
  if (alive && place.tried.includes(guess)) return 'wrong';
  const asker = pin === undefined ? askerOf(model, place) : place.asker;
  if (isLocked(model, asker) || isUsedUp(model, place, asker)) return 'locked';
  if (pin === undefined) return 'wrong';
  if (!alive) return 'expired';
  if (place.used || place.tried.length === 3) return 'spent';
  if (guess === pin) return 'accepted';
  const texted = ({ drawn, drawnAt }: Place) => drawn.at(-1) === guess && model.now < drawnAt + 70_000;
  return model.places.some((other) => other !== place && texted(other)) ? 'wrong' : 'missed';
}

/** Somebody types six digits in a conversation. */
export function modelType(model: Model, place: Place, guess: string): string {
  const verdict = typed(model, place, guess);
  if (verdict === 'accepted') {
    Object.assign(place, { used: true, known: true, misses: [] });
    Object.assign(model, { failures: 0, failedAt: 0 });
  }
  if (verdict === 'missed') {
    place.tried.push(guess);
    place.misses.push(model.now);
    Object.assign(model, { failures: model.failures + 1, failedAt: model.now });
  }
  const outcome = verdict === 'missed' ? 'wrong' : verdict;
  model.reached.add(outcome);
  return outcome;
}
