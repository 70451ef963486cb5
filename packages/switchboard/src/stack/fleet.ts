import { parseScenario, type Scenario } from '@opsline/local-aws';

/** How the instances of a generated fleet are, in turn: mostly well, now and then not. */
const kinds = [
  {},
  {},
  {},
  {},
  {},
  { pendingReboot: [{ id: 'kernel.x86_64', title: 'Kernel update' }] },
  { missing: [{ id: 'openssl.x86_64', title: 'OpenSSL security update' }] },
  { failed: [{ id: 'KB5031364', title: 'Cumulative update' }] },
  { rejected: [{ id: 'KB5029922', title: 'Rejected update' }] },
  undefined,
] as const;

/** The scenario with a fleet of so many running instances in place of its own. */
export function withFleet(scenario: Scenario, count: number, now: number): Scenario {
  const instances = Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length];
    const patches = kind && { reported: index % 97 === 0 ? '30d ago' : '7h ago', ...kind };
    return {
      name: `fleet-${index + 1}`,
      launched: '90d ago',
      patchGroup: 'Fleet',
      ...(patches ? { patches } : {}),
    };
  });
  return { ...scenario, instances: parseScenario(JSON.stringify({ instances }), now).instances };
}
