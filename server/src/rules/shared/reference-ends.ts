/**
 * The ends of a relationship, where both can be told.
 */
import type { Facts } from '../../index/facts.ts';
import { idType, isId } from '../../stix/id.ts';
import { allowsType } from '../../stix/reference-properties.ts';

export interface Ends {
  readonly source: string;
  readonly target: string;
  readonly sourceType: string;
  readonly targetType: string;
}

/** Undefined where an end is lost, malformed, or of a type that no end may have: other rules tell that. */
export function soundEnds({ relationship }: Facts): Ends | undefined {
  const { source, target } = relationship ?? {};
  if (!source || !target) return undefined;
  const sourceType = endType('source_ref', source);
  const targetType = endType('target_ref', target);
  return sourceType === undefined || targetType === undefined ? undefined : { source, target, sourceType, targetType };
}

function endType(property: string, id: string): string | undefined {
  const type = isId(id) ? idType(id) : undefined;
  return type !== undefined && allowsType('relationship', property, type) ? type : undefined;
}
