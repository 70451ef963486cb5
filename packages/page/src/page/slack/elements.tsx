import type { Block } from '@opsline/local-slack';

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
    return (
      <select
        key={element.action_id}
        aria-label={label}
        value=""
        onChange={({ target }) => onChoose(target.value)}
      >
        <option value="" disabled>
          {label}
        </option>
        {offersOf(element).map((text) => (
          <option key={text}>{text}</option>
        ))}
      </select>
    );
  });
}

function offersOf(menu: Exclude<Element, { type: 'button' }>): readonly string[] {
  const groups = menu.type === 'static_select' ? (menu.option_groups ?? []) : [];
  return [...(menu.options ?? []), ...groups.flatMap(({ options }) => options)].map(({ text }) => text.text);
}
