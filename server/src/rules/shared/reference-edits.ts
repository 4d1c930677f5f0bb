/**
 * The edits that repairs of references and ids are made of.
 */
import type { JsonValue, Path } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import type { ReadObject } from '../../index/read-object.ts';
import { idType } from '../../stix/id.ts';
import type { ObjectEdit } from '../rule.ts';

/** Gives the object an id; references to the old one follow where it can be told from others (it has a type and `--`). */
export function ownIdEdit({ facts, value }: ReadObject, id: string): ObjectEdit {
  if (facts.id !== undefined && isRenamed(facts.id)) return { kind: 'rename-id', from: facts.id, to: id };
  if (Object.hasOwn(value, 'id')) return { kind: 'value', path: ['id'], value: id };
  return { kind: 'member', path: [], key: 'id', value: id, after: 'type' };
}

/** Whether references to an object's id follow when a repair gives it another: where it can be told from others. */
export function isRenamed(id: string): boolean {
  return idType(id.trim()) !== undefined;
}

/** Sets a member of the object, which may be absent. */
export function memberEdit({ value }: ReadObject, key: string, to: JsonValue): ObjectEdit {
  if (Object.hasOwn(value, key)) return { kind: 'value', path: [key], value: to };
  return { kind: 'member', path: [], key, value: to };
}

/** Whether the edit gives the value at `path` another one. */
export function repairs(edit: ObjectEdit, path: Path): boolean {
  if (edit.kind === 'object') return false;
  if (edit.kind === 'member') return samePath([...edit.path, edit.key], path);
  return samePath(edit.kind === 'rename-id' ? ['id'] : edit.path, path);
}
