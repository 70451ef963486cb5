import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

type Tab = { readonly name: string; readonly panel: ReactNode };

/** Panels of which one is open (WAI-ARIA Authoring Practices, "Tabs"): arrow keys go from one to the next. */
export function Tabs({
  label,
  tabs,
  open,
  onOpen,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly open: string;
  readonly onOpen: (name: string) => void;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return;
    const at = (tabs.findIndex(({ name }) => name === open) + step + tabs.length) % tabs.length;
    onOpen(tabs[at]?.name ?? open);
    list.current?.querySelectorAll('button')[at]?.focus();
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ name }, at) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${at}`}
            aria-selected={name === open}
            aria-controls={`${id}-panel`}
            tabIndex={name === open ? 0 : -1}
            onClick={() => onOpen(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tabs.findIndex(({ name }) => name === open)}`}
        className="panel"
      >
        {tabs.find(({ name }) => name === open)?.panel}
      </div>
    </div>
  );
}
