import { useCallback, useEffect, useState } from 'react';

/** What can go wrong, in words, and of how many of the calls that it concerns it does; none while all is well. */
type Trouble = { readonly name: string; readonly words: string; readonly chance?: number | undefined };

/** Asks the administration address, or has something go wrong there; what goes wrong then. */
async function administer(path = '', method = 'GET', body?: object): Promise<readonly Trouble[]> {
  const answer = await fetch(`/administration/weather${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answer.ok ? await answer.json() : [];
}

/** What goes wrong around Opsline: each trouble a switch, with its chance. */
export function Weather() {
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  const change = useCallback(async (...asked: Parameters<typeof administer>): Promise<void> => {
    const now = await administer(...asked).catch(() => []);
    setTroubles(now);
  }, []);
  useEffect(() => void change(), [change]);
  const set = ({ name }: Trouble, chance?: number): void => {
    // Shown at once; what the server says then is what holds.
    setTroubles(troubles.map((one) => (one.name === name ? { ...one, chance } : one)));
    if (chance === undefined) void change(`/${name}`, 'DELETE');
    else void change(`/${name}`, 'PUT', { chance });
  };
  const many = troubles.filter(({ chance }) => chance !== undefined).length;
  return (
    <section className="weather" aria-labelledby="weather">
      <h2 id="weather">
        Weather <small role="status">{many === 0 ? 'All is well.' : `${many} going wrong`}</small>
      </h2>
      <ul>
        {troubles.map((trouble) => (
          <li key={trouble.name}>
            <label>
              <input
                type="checkbox"
                checked={trouble.chance !== undefined}
                onChange={({ target }) => set(trouble, target.checked ? 1 : undefined)}
              />
              {trouble.words}
            </label>
            {trouble.chance !== undefined && (
              <select
                aria-label={`How often: ${trouble.words}`}
                value={trouble.chance}
                onChange={({ target }) => set(trouble, Number(target.value))}
              >
                {chances.map(([chance, words]) => (
                  <option key={chance} value={chance}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const chances = [
  [1, 'always'],
  [0.5, '1 in 2'],
  [0.25, '1 in 4'],
  [0.1, '1 in 10'],
] as const;
