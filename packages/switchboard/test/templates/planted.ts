import type { Resource } from '@opsline/local-kit/template';

/** A resource of a template in which a mistake is planted. */
export function resource(Type: string, Properties: Resource['Properties'], policies = {}): Resource {
  return { Type, Properties, ...policies };
}
