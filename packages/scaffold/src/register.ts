import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isSeq, parseDocument } from 'yaml';

/** Adds a service to what is deployed together, before the front door, which leads to it. */
export function toCompose(root: string, service: string): void {
  edit(join(root, 'serverless-compose.yml'), (compose) => {
    add(compose, ['services'], service, { path: `services/${service}` });
    const before = compose.getIn(['services', 'front-door', 'dependsOn']);
    if (!isSeq(before)) throw new Error('services.front-door.dependsOn: expected a list');
    before.add(compose.createNode(service));
  });
}

/** Adds a service to those that the front door leads to. */
export function toFrontDoor(root: string, service: string, words: string): void {
  edit(join(root, 'services/front-door/owners.yml'), (owners) => {
    const say = owners.createNode([words], { flow: true });
    add(owners, [], service, { function: 'codeHook', intents: 'intents.yml', say });
  });
}

function add(document: Document, path: readonly string[], key: string, value: object): void {
  const name = document.createNode(key);
  // An empty line between services, as there is between the others.
  name.spaceBefore = path.length > 0;
  document.addIn(path, document.createPair(name, value));
}

/** Changes a YAML file; comments stay. */
function edit(file: string, change: (document: Document) => void): void {
  const document = parseDocument(readFileSync(file, 'utf8'));
  try {
    change(document);
  } catch (cause) {
    throw new Error(`${file} cannot be added to`, { cause });
  }
  writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}
