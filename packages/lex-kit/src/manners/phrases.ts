/** Whether what was said is one of a list of phrases, set apart by commas: without regard to case, signs and contractions. */
export function phrases(words: string): (text: string) => boolean {
  const known = new Set(words.split(',').map(folded));
  return (text) => known.has(folded(text));
}

/** Signs that people type for an apostrophe: straight, curly, of another keyboard, of a phone. */
const apostrophes = /['’‘ʼ‛′´`＇]/gu;

/** What was said as it is compared: "I didn't get it, please!" is "i did not get it". */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(apostrophes, "'")
    .replace(/\b(we|you|they)'re\b/g, '$1 are')
    .replace(/\b(i|you|we)'d\b/g, '$1 would')
    .replace(/\bid(?= (?:like|love|rather|prefer)\b)/g, 'i would')
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bcan(?: ?t|not)\b/g, 'can not')
    .replace(/\b(did|do|does|has|have|had|was|were|is|are|could|would|should)n ?t\b/g, '$1 not')
    .replace(/\b(that|what|it|here|there|where|who|how) ?s\b(?! \p{N})/gu, '$1 is')
    .replace(/\bi ?m\b/g, 'i am')
    .replace(/\bi ?ve\b/g, 'i have')
    .replace(/\bi d\b/g, 'i would')
    .replace(/\blet ?s\b/g, 'let us')
    .replace(/\b(?:please|pls|plz)\b/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Words that ask for another one-time PIN, or say that none has come. */
export const isAgain = phrases(
  'again, once more, one more, another, another one, another pin, another one time pin, new one, a new one, new pin, a new pin, new one time pin, a new one time pin, resend, resend it, send again, send it again, send another, send another one, send a new one, send me another one, send me a new one, i did not get it, i did not get one, i did not get anything, i never got it, i never got one, i have not got it, i have not gotten it, i did not receive it, i did not receive one, i did not receive anything, i never received it, i have not received it, i have not received anything, it did not come, it did not arrive, it never came, it never arrived, it has not come, it has not arrived, nothing came, nothing arrived, nothing has come',
);
