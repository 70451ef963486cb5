import type { Finding } from '../finding.ts';

/** Whether somebody put a value in. Its value is not read: what was made has one version, what was set has had another. */
export type SecretState = 'missing' | 'placeholder' | 'set';

/** Whether a secret has its real value. */
export function judgeSecret(name: string, state: SecretState): Finding[] {
  const put = `aws secretsmanager put-secret-value --secret-id ${name} --secret-string file://secret.json, then deploy with a higher secretsRevision`;
  if (state === 'set') return [];
  return state === 'missing'
    ? [
        {
          weight: 'note',
          about: `secret ${name}`,
          found: 'it is made by the deployment, with a value nobody knows',
          todo: `After it: ${put}`,
        },
      ]
    : [
        {
          weight: 'breaks',
          about: `secret ${name}`,
          found: 'it still has the value it was made with',
          todo: put,
        },
      ];
}

/** Variables without which a function does not start. */
export function judgeUnset(service: string, variables: readonly string[]): Finding[] {
  if (variables.length === 0) return [];
  return [
    {
      weight: 'breaks',
      about: service,
      found: `its functions do not start: no value for ${variables.join(', ')}`,
      todo: "Set the parameters of these names in services/stages.yml; the service's README has their table.",
    },
  ];
}
