import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize, sep } from 'node:path';

/** A folder that can be read over HTTP, for as long as it is not closed. */
export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a folder on a free port, to pages of any origin: what an extension gallery does for VS Code in a browser,
 * which loads an extension's files over HTTP and starts workers from nowhere else.
 */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (path.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript');
    try {
      if (path.split(sep).includes('..')) throw new Error('outside of the folder');
      response.end(await readFile(join(folder, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The file server got no port');
  return {
    address: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
