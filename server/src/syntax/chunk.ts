// A document is held as chunks, one for each object, so that an edit replaces one short string and every other chunk
// keeps its identity: what was read from a chunk may be kept as long as the chunk is the same.

/** Where and how the structure is broken: offsets in the chunk (UTF-16), and a sentence for the user. */
export interface SplitProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/**
 * The piece of a document from the start of one object to the start of the next. Chunk 0 is the head: from the
 * document's start to the first object. The texts of all chunks, one after the other, are the document. Every chunk
 * but the head starts with its object's `{`.
 */
export interface Chunk {
  /** The object's text, then what stands between it and the next object (in the last chunk: also the tail). */
  readonly text: string;
  /** [0, objectEnd) is the object; 0 for the head. Of a broken object: all that may belong to it. */
  readonly objectEnd: number;
  /** Where the end of the root (`]` of the list, then what follows) starts; the text's length where it is not in this chunk. */
  readonly tail: number;
  /** The number of `:` outside strings in the object: its number of members, so that a reader knows of dropped duplicates. */
  readonly members: number;
  /** The deepest nesting in the object (1: nothing nested). Of a broken object: as far as it was read. */
  readonly depth: number;
  /** At most one for each chunk: in the object (then `broken` is true) or behind it. */
  readonly problem: SplitProblem | undefined;
  /** The object itself has no sound structure. When false, a problem lies outside the object, which can be read. */
  readonly broken: boolean;
  /** How far from the chunk's start the splitter looked to decide all of this; may exceed the text, and the document. */
  readonly reach: number;
  /** The number of line breaks in the text (`\n`, `\r\n`, lone `\r`). */
  readonly lineBreaks: number;
  /** The number of UTF-16 units behind the last line break; the text's length when it has none. */
  readonly lastLine: number;
}

/** The object's own text, without what follows it. */
export function objectText(chunk: Chunk): string {
  return chunk.text.slice(0, chunk.objectEnd);
}
