/**
 * A 53-bit hash of a text. Two relationships are held to have the same description when their hashes agree: with it
 * the index can find a relationship's twin without keeping fifty megabytes of prose.
 */
export function hashText(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff) + 1;
}
