import { createServer } from 'node:http';
import ms from 'ms';

const started = Date.now();

const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(request.url === '/health' ? 'ok\n' : `Hello. Up for ${ms(Date.now() - started, { long: true })}.\n`);
}).listen(3000);

// Docker asks with SIGTERM before it kills: finish the answers that are under way.
process.on('SIGTERM', () => server.close());
