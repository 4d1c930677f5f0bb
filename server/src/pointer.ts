/** JSON pointers (RFC 6901) from a document's root, as the command line tells them. */
import type { Path } from './index/facts.ts';
import type { Shape } from './syntax/text.ts';

/**
 * @param ordinal the object's chunk; 0 is the root of a bundle
 * @param path from the object's own braces
 */
export function pointerOf(shape: Shape, ordinal: number, path: Path): string {
  return [...prefixOf(shape, ordinal), ...path].map((step) => `/${escapeStep(String(step))}`).join('');
}

function prefixOf(shape: Shape, ordinal: number): Path {
  if (ordinal === 0 || shape === 'object' || shape === 'other' || shape === 'empty') return [];
  return shape === 'bundle' ? ['objects', ordinal - 1] : [ordinal - 1];
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
