import { type Parameters, readParameter, unknownParameters } from '../plugin/parameters.ts';
import type { Problem } from '../rules.ts';

/** The parameters of the services, by the names of their folders. */
export type Services = Readonly<Record<string, Parameters>>;

type Values = Readonly<Record<string, string>>;

/** What is set for a stage: for each service that knows the parameter, and for one. */
type Set = { readonly all: Values; readonly services: Readonly<Record<string, Values>> };

/** What a stage sets of a service's parameter: for this one, else for all. Nothing but white space sets nothing. */
export function setFor(stage: Set | undefined, service: string, parameter: string): string | undefined {
  return [...Object.entries(stage?.services[service] ?? {}), ...Object.entries(stage?.all ?? {})].find(
    ([name, value]) => name === parameter && value.trim() !== '',
  )?.[1];
}

/** Which services and parameters nobody knows, and which values are not what they have to be, of every stage. */
export function wrongValues(stages: Readonly<Record<string, Set>>, services: Services): Problem[] {
  return Object.entries(stages).flatMap(([name, { all, services: given }]) => [
    ...wrongForAll(`stages.${name}.all`, all, services),
    ...Object.entries(given).flatMap(([service, values]) => {
      const known = Object.hasOwn(services, service) ? services[service] : undefined;
      const path = `stages.${name}.services.${service}`;
      return known === undefined
        ? [{ path, message: `expected one of the services ${Object.keys(services).join(', ')}` }]
        : [
            ...under(path, unknownParameters(Object.keys(values), Object.keys(known.parameters))),
            ...wrongFor(path, values, known),
          ];
    }),
  ]);
}

function wrongForAll(path: string, values: Values, services: Services): Problem[] {
  const everyone = Object.values(services);
  const misspelt = Object.keys(values)
    .filter((name) => !everyone.some(({ parameters }) => Object.hasOwn(parameters, name)))
    .map((name) => ({ path: `${path}.${name}`, message: 'expected a parameter; no service has this one' }));
  const wrong = everyone.flatMap((service) => wrongFor(path, values, service));
  return [...misspelt, ...new Map(wrong.map((it) => [JSON.stringify(it), it])).values()];
}

function wrongFor(path: string, values: Values, { parameters }: Parameters): Problem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const schema = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return schema === undefined ? [] : under(path, readParameter(name, schema, value).problems);
  });
}

function under(at: string, problems: readonly Problem[]): Problem[] {
  return problems.map(({ path, message }) => ({ path: `${at}.${path}`, message }));
}
