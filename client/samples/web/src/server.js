import { createServer } from 'node:http';
import ms from 'ms';

const started = Date.now();

createServer((request, response) => {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(request.url === '/health' ? 'ok\n' : `Hello. Up for ${ms(Date.now() - started, { long: true })}.\n`);
}).listen(3000);
