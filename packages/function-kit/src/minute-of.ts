/** A time as an agent hears it, UTC: "2026-11-20 08:02 UTC". @param at epoch ms */
export function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
