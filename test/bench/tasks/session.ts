/** The engine and the server's own publisher without a connection: from a change to the serialised publication. */
import { defaultConfiguration } from '../../../server/src/config.ts';
import { createEngine, type Engine } from '../../../server/src/engine.ts';
import { createPublisher } from '../../../server/src/lsp/publisher.ts';
import type { ContentChange } from '../keystrokes.ts';

export interface Session {
  readonly engine: Engine;
  /** Resolves with the milliseconds until the first findings are serialised. */
  open(content: string): Promise<number>;
  /** As `open`, for a change. */
  change(change: ContentChange): Promise<number>;
  /** How many findings were published last. */
  published(): number;
}

export const benchUri = 'file:///bench/bundle.json';

export function createSession(): Session {
  const engine = createEngine({
    newUuid: () => '00000000-0000-4000-8000-000000000000',
    now: () => '2026-01-02T03:04:05.678Z',
  });
  let version = 0;
  let diagnostics = 0;
  let told: () => void = () => undefined;
  const connection: Pick<Parameters<typeof createPublisher>[0]['connection'], 'sendDiagnostics'> = {
    sendDiagnostics(params) {
      JSON.stringify(params);
      diagnostics = params.diagnostics.length;
      told();
      return Promise.resolve();
    },
  };
  const publisher = createPublisher({
    engine,
    connection: connection as Parameters<typeof createPublisher>[0]['connection'],
    document: (uri) => ({ uri, languageId: 'stix', version, plain: undefined }),
    isUnsent: () => false,
    configuration: () => defaultConfiguration,
    rulePages: () => 'https://example.com/docs/rules',
    leftOut: () => new Set(),
    onPublished: () => undefined,
  });
  const publication = async (work: () => void): Promise<number> => {
    version += 1;
    const begun = performance.now();
    const done = new Promise<number>((resolve) => {
      told = () => resolve(performance.now() - begun);
    });
    work();
    publisher.schedule(benchUri);
    return done;
  };
  return {
    engine,
    open: (content) => publication(() => engine.open(benchUri, content)),
    change: ({ range, text }) =>
      publication(() => {
        const from = engine.offsetAt(benchUri, range.start);
        engine.edit(benchUri, [{ from, to: engine.offsetAt(benchUri, range.end), text }]);
      }),
    published: () => diagnostics,
  };
}
