import { type ReactNode, useEffect, useRef } from 'react';

/** What scrolls is reached by keys (WCAG 2.2, 2.1.1). */
const byKeys = { tabIndex: 0 } as const;

/** Lines that others are added to; with `end` it is looked at its end, each time that differs. */
export function Log({
  label,
  end,
  children,
}: {
  readonly label: string;
  readonly end?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="log" role="log" aria-label={label} {...byKeys}>
      {children}
      {end !== undefined && <End key={end} />}
    </div>
  );
}

function End() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const log = mark.current?.parentElement;
    log?.scrollTo({ top: log.scrollHeight });
  }, []);
  return <span ref={mark} />;
}
