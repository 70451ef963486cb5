import { useItems } from './state/board.ts';

const panels = ['Phone', 'What happens', 'Texts, weather'] as const;
export type Panel = (typeof panels)[number];

/** Where the screen has room for one panel only: which of them is shown. */
export function Panels({
  shown,
  onShow,
}: {
  readonly shown: Panel;
  readonly onShow: (panel: Panel) => void;
}) {
  const texts = useItems('text').length;
  return (
    <nav className="panels" aria-label="Panels">
      {panels.map((panel) => (
        <button
          key={panel}
          type="button"
          aria-current={panel === shown ? 'true' : undefined}
          onClick={() => onShow(panel)}
        >
          {panel}
          {panel === 'Texts, weather' && texts > 0 && <span className="count">{texts}</span>}
        </button>
      ))}
    </nav>
  );
}
