/**
 * A map from a key to any number of values. Most keys of a bundle have one value and a few have fifty thousand, so a
 * lone value is kept bare and a Set is made with the second.
 */
export interface MultiMap<Value extends object | string> {
  readonly entries: Map<string, Value | Set<Value>>;
}

export function createMultiMap<Value extends object | string>(): MultiMap<Value> {
  return { entries: new Map() };
}

export function add<Value extends object | string>(map: MultiMap<Value>, key: string, value: Value): void {
  const present = map.entries.get(key);
  if (present === undefined) map.entries.set(key, value);
  else if (present instanceof Set) present.add(value);
  else if (present !== value) map.entries.set(key, new Set([present, value]));
}

export function remove<Value extends object | string>(map: MultiMap<Value>, key: string, value: Value): void {
  const present = map.entries.get(key);
  if (present === value) map.entries.delete(key);
  else if (present instanceof Set && present.delete(value) && present.size === 0) map.entries.delete(key);
}

/** The values of a key in the order in which they came; empty for an unknown key. */
export function valuesOf<Value extends object | string>(map: MultiMap<Value>, key: string): Iterable<Value> {
  const present = map.entries.get(key);
  if (present === undefined) return [];
  return present instanceof Set ? present : [present];
}

export function countOf<Value extends object | string>(map: MultiMap<Value>, key: string): number {
  const present = map.entries.get(key);
  if (present === undefined) return 0;
  return present instanceof Set ? present.size : 1;
}
