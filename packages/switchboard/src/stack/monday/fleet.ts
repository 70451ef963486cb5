import { parseScenario, type Scenario } from '@opsline/local-aws';

type Instance = Scenario['instances'][number];

/** How the instances of a generated fleet are, in turn: mostly well, now and then not. */
const kinds = [
  { patches: {} },
  { patches: {} },
  { patches: {} },
  { patches: {} },
  { patches: {} },
  { patches: { pendingReboot: [{ id: 'kernel.x86_64', title: 'Kernel update', severity: 'CRITICAL' }] } },
  { patches: { missing: [{ id: 'openssl.x86_64', title: 'OpenSSL security update' }] } },
  { patches: { failed: [{ id: 'KB5031364', title: 'Cumulative update', classification: 'Updates' }] } },
  { patches: { rejected: [{ id: 'KB5029922', title: 'Rejected update', classification: 'Updates' }] } },
  {},
] as const;

/** … and now and then more so. */
const rarities = [
  { every: 31, but: { managed: false, role: false, patches: undefined } },
  { every: 37, but: { managed: false, patches: undefined } },
  { every: 97, but: { tags: { PatchException: '2099-12-31 moves on', Owner: 'web' } } },
];

const owners = ['web', 'data', 'search', 'billing', 'platform', 'shops', 'mobile'];

/** The ids of so many accounts besides this machine's. */
export function otherAccounts(count: number): readonly string[] {
  return Array.from({ length: count - 1 }, (_, index) => String(200_000_000_000 + index));
}

/** The scenario with a fleet of so many running instances, spread over so many accounts, in place of its own. */
export function withFleet(scenario: Scenario, count: number, accounts: number, now: number): Scenario {
  const written = kinds.map(({ ...kind }, index) => ({
    name: `kind-${index}`,
    launched: '90d ago',
    patchGroup: 'Fleet',
    ...('patches' in kind ? { patches: { reported: '7h ago', ...kind.patches } } : {}),
  }));
  const models = parseScenario(JSON.stringify({ instances: written }), now).instances;
  const others = otherAccounts(accounts);
  const instances = Array.from({ length: count }, (_, index) => instanceOf(models, others, index));
  return { ...scenario, instances: instances.flat() };
}

/** One of a fleet, by its number. */
function instanceOf(
  models: readonly Instance[],
  others: readonly string[],
  index: number,
): readonly Instance[] {
  const model = models[index % models.length];
  if (!model) return [];
  const rare = rarities.find(({ every }) => index % every === every - 1);
  const owner = owners[index % (owners.length + 1)];
  return [
    {
      ...model,
      id: `i-${index.toString(16).padStart(17, '0')}`,
      name: `fleet-${index + 1}`,
      // The first of them is this machine's.
      account: others[(index % (others.length + 1)) - 1],
      tags: owner === undefined ? {} : { Owner: owner },
      ...rare?.but,
    },
  ];
}
