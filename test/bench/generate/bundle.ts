/**
 * Bundles and folders that cost what ATT&CK costs and hold nothing of it: the same in every run. About 1,800 characters
 * an object when printed with four blanks: 25,000 objects are 45 MB.
 */
import { createMaking, type Made, makeObjects, makeOwners, makeTactics, type StixObject } from './objects.ts';
import { createRandom, type Random } from './random.ts';
import { makeRelationships } from './relationships.ts';

export interface BundleOptions {
  /** How many objects; the collection is not counted. Four of five are relationships; under 500 none is. */
  readonly objects: number;
  readonly seed?: number;
  /** Puts an `x-mitre-collection` before them that names every object: 4 MB for 25,000. */
  readonly collection?: boolean;
  /** All on one line. */
  readonly minified?: boolean;
  /** Leaves out the defects, of which there are otherwise about as many as in ATT&CK: 25 in a thousand objects. */
  readonly clean?: boolean;
}

export function generateBundle(options: BundleOptions): string {
  const objects = generateObjects(options);
  const random = createRandom(objects.length);
  const collection = options.collection === true ? [makeCollection(random, objects)] : [];
  const bundle = { type: 'bundle', id: `bundle--${random.uuid()}`, objects: [...collection, ...objects] };
  return print(bundle, options.minified === true ? 0 : 4);
}

/** One-object bundles, one for each object, as mitre/cti's folder has them; paths are relative. */
export function* generateFiles(options: BundleOptions): Iterable<{ readonly path: string; readonly content: string }> {
  const random = createRandom(7);
  for (const object of generateObjects(options)) {
    const bundle = { type: 'bundle', id: `bundle--${random.uuid()}`, objects: [object] };
    yield { path: `${object.type}/${object.id}.json`, content: print(bundle, 4) };
  }
}

function generateObjects({ objects: count, seed = 20_261_018, clean }: BundleOptions): readonly StixObject[] {
  const random = createRandom(seed);
  const making = createMaking(random, count);
  const owners = makeOwners(making);
  const tactics = count >= 500 ? makeTactics(making) : [];
  // So few have not enough pairs to relate.
  const unrelated = count < 500 ? count : Math.round(count * 0.2);
  const others = makeObjects(making, Math.max(0, unrelated - owners.length - tactics.length));
  const made: readonly StixObject[] = [...owners, ...[...tactics, ...others].map(({ object }: Made) => object)];
  const relationships = makeRelationships(making, others, count - made.length);
  const all = [...made, ...relationships].slice(0, count);
  return clean === true ? all : all.map((object) => spoil(random, object));
}

/** The kinds of defects that ATT&CK really has, in its proportions. */
function spoil(random: Random, object: StixObject): StixObject {
  const references = object.external_references;
  if (!Array.isArray(references) || references.length < 2) return object;
  const dice = random.below(1000);
  const description = String(object.description);
  if (dice < 60) return { ...object, external_references: [...references, unused(random)] };
  if (dice < 70)
    return { ...object, description: `${description} See [Nowhere](https://attack.mitre.org/groups/G9999).` };
  if (dice < 73) return { ...object, external_references: [...references, references.at(-1)] };
  if (dice < 74) return { ...object, description: description.replace('(Citation: ', '(Citation:') };
  if (dice < 75) return { ...object, x_mitre_data_source_ref: '' };
  return object;
}

function unused(random: Random): StixObject {
  return {
    source_name: `Uncited ${random.below(100_000)}`,
    description: 'Nobody, A. (n.d.). Nothing. Retrieved May 4, 2025.',
    url: `https://example.com/uncited/${random.uuid()}`,
  };
}

function makeCollection(random: Random, objects: readonly StixObject[]): StixObject {
  const [owner, marking] = objects;
  return {
    type: 'x-mitre-collection',
    spec_version: '2.1',
    id: `x-mitre-collection--${random.uuid()}`,
    created: '2018-01-17T12:56:55.080Z',
    modified: '2025-10-28T14:00:00.188Z',
    created_by_ref: owner?.id,
    object_marking_refs: [marking?.id],
    name: 'All of it',
    description: 'Names every object of this bundle.',
    x_mitre_version: '1.0',
    x_mitre_attack_spec_version: '3.3.0',
    x_mitre_contents: objects.map(({ id, modified, created }) => ({
      object_ref: id,
      object_modified: modified ?? created,
    })),
  };
}

/** Pure ASCII, as ATT&CK is published. */
function print(value: unknown, indent: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
