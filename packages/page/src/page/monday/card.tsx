import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { toHtml } from './markdown.ts';

/** Colours of the page itself, so that a card is read in the light and in the dark. */
const colours = Object.fromEntries(
  [
    ['default', 'var(--ink)'],
    ['accent', 'var(--accent)'],
    ['attention', 'var(--bad)'],
    ['warning', 'var(--warm)'],
    ['good', 'var(--accent)'],
    ['dark', 'var(--ink)'],
    ['light', 'var(--soft)'],
  ].map(([name, colour]) => [name, { default: colour, subtle: colour }]),
);

const style = { backgroundColor: 'transparent', foregroundColors: colours };

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

const host = new HostConfig({
  fontFamily: 'inherit',
  containerStyles: { default: style, emphasis: style, attention: style, good: style, warning: style },
});

/** An Adaptive Card, drawn by Microsoft's own renderer. */
export default function Card({ card }: { readonly card: Readonly<Record<string, unknown>> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = host;
    drawn.parse(card);
    const element = drawn.render();
    place.current?.replaceChildren(...(element === undefined ? [] : [element]));
  }, [card]);
  return <div className="card" ref={place} />;
}
