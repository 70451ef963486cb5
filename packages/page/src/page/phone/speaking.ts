import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CallItem, TurnItem } from '../../board/items.ts';

const key = 'spoken';

/** Whether prompts are spoken; remembered by the browser. */
export function useSpoken(): readonly [boolean, (is: boolean) => void] {
  const [isSpoken, setSpoken] = useState(() => localStorage.getItem(key) === 'yes');
  useEffect(() => localStorage.setItem(key, isSpoken ? 'yes' : 'no'), [isSpoken]);
  return [isSpoken, setSpoken];
}

const synthesis = 'speechSynthesis' in window ? speechSynthesis : undefined;

function onVoices(listener: () => void): () => void {
  synthesis?.addEventListener('voiceschanged', listener);
  return () => synthesis?.removeEventListener('voiceschanged', listener);
}

/** Whether the browser has a voice; a browser may find its voices a while after it has opened the page. */
export function useVoices(): boolean {
  return useSyncExternalStore(onVoices, () => (synthesis?.getVoices().length ?? 0) > 0);
}

/**
 * Has the browser speak what the line says; it falls silent as soon as the caller says something, or hangs up. A call that
 * was over before is not spoken.
 */
export function useSpeaking(call: CallItem, turn: TurnItem | undefined, isSpoken: boolean): void {
  const [wasOver] = useState(call.outcome !== undefined);
  const speaks = isSpoken && !wasOver && call.outcome !== 'the caller hangs up';
  const words = turn?.ms === undefined ? '' : turn.answers.map(({ text }) => text).join('\n');
  useEffect(() => {
    if (!speaks || words === '') return undefined;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = 'en-US';
    synthesis?.speak(utterance);
    return () => synthesis?.cancel();
  }, [speaks, words]);
}
