/**
 * Requests that the editor has given up are answered without being worked on: while the server is busy, several questions
 * about texts that have changed since may be waiting.
 */
import { type ConnectionOptions, LSPErrorCodes, Message } from 'vscode-languageserver';

/** For `createConnection`; by itself the library calls a cancelled request's handler all the same. */
export const connectionOptions: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched(message) {
      if (!Message.isRequest(message)) return undefined;
      const error = { code: LSPErrorCodes.RequestCancelled, message: 'cancelled before it was begun' };
      return { jsonrpc: message.jsonrpc, id: message.id, error };
    },
  },
};
