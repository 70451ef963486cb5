/** What was typed or said, as it may be shown: of a number of several digits nothing but how many they were. */
export function shown(text: string): string {
  return text.replaceAll(/\d+(?:[ .,-]+\d+)*/g, (digits) =>
    digits.length > 1 ? digits.replaceAll(/\d/g, '•') : digits,
  );
}
