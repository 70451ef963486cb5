/** The two tones of each key, hertz (ITU-T Q.23). */
const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const places = '123456789*0#';

let context: AudioContext | undefined;

/** Sounds a key as a phone does. */
export function sound(key: string): void {
  const place = places.indexOf(key);
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  const gain = context.createGain();
  gain.gain.value = 0.04;
  gain.connect(destination);
  for (const hertz of [rows[Math.floor(place / 3)] ?? 0, columns[place % 3] ?? 0]) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(gain);
    oscillator.start(currentTime);
    oscillator.stop(currentTime + 0.12);
  }
}
