import type { Fault, Scenario } from '@opsline/local-aws';

type Trouble = Omit<Extract<Fault, { service: 'ssm' }>, 'service' | 'operation'>;

function error(name: string, status: number) {
  return { error: { name, status, message: 'no' } };
}

/** Stage directions that say what is wrong with Systems Manager; with which windows, by the ends of their names. */
const troubles: Readonly<Record<string, readonly [Trouble, ...(readonly string[])]>> = {
  'Systems Manager is down': [error('InternalServerError', 500)],
  'Systems Manager is slow': [{ latencyMs: 1_500 }],
  'two of the five patch windows cannot be read in time': [
    { latencyMs: 60_000 },
    'linux-prod',
    'windows-dev',
  ],
  'one of the five patch windows cannot be read': [error('InternalServerError', 500), 'windows-dev'],
  'a patch window is deleted while it is read': [error('DoesNotExistException', 400), 'windows-dev'],
};

/** What is wrong with Systems Manager, by a stage direction; undefined where it says nothing of it. */
export function troubleOf(direction: string, { windows }: Scenario): Fault | undefined {
  const [trouble, ...names] = troubles[direction] ?? [];
  if (trouble === undefined || names.length === 0) return trouble && { service: 'ssm', ...trouble };
  const ids = windows
    .filter(({ name }) => names.some((end) => name.endsWith(end)))
    .flatMap(({ id, executions }) => [id, ...executions.map((execution) => execution.id)]);
  const meets = (input: unknown): boolean => {
    const { WindowId, WindowExecutionId } = Object(input);
    return ids.includes(WindowExecutionId ?? WindowId);
  };
  return { service: 'ssm', meets, ...trouble };
}
