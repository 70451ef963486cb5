import type { Block } from '@opsline/local-slack';
import { useRef } from 'react';

type Element = Extract<Block, { type: 'actions' }>['elements'][number];

/** What can be done in a message: pressing by what stands on it, choosing by what is offered. */
export type Presses = {
  readonly onPress: (label: string) => void;
  readonly onChoose: (option: string) => void;
};

/** Buttons and menus. */
export function Elements({
  elements,
  onPress,
  onChoose,
}: { readonly elements: readonly Element[] } & Presses) {
  return elements.map((element) => {
    if (element.type === 'button') {
      const label = element.text.text;
      return (
        <button
          key={element.action_id}
          type="button"
          data-style={element.style}
          onClick={() => onPress(label)}
        >
          {label}
        </button>
      );
    }
    const label = element.type === 'overflow' ? 'More' : (element.placeholder?.text ?? 'Choose');
    return <Menu key={element.action_id} label={label} offers={offersOf(element)} onChoose={onChoose} />;
  });
}

/** A menu that is read by keys before anything is chosen: a select would choose with each arrow key (WCAG 2.2, 3.2.2). */
function Menu({
  label,
  offers,
  onChoose,
}: {
  readonly label: string;
  readonly offers: readonly string[];
  readonly onChoose: (option: string) => void;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const choose = (option: string): void => {
    menu.current?.removeAttribute('open');
    onChoose(option);
  };
  return (
    <details className="menu" ref={menu}>
      <summary>{label}</summary>
      {offers.map((offer) => (
        <button key={offer} type="button" onClick={() => choose(offer)}>
          {offer}
        </button>
      ))}
    </details>
  );
}

function offersOf(menu: Exclude<Element, { type: 'button' }>): readonly string[] {
  const groups = menu.type === 'static_select' ? (menu.option_groups ?? []) : [];
  return [...(menu.options ?? []), ...groups.flatMap(({ options }) => options)].map(({ text }) => text.text);
}
