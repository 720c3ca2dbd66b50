import { expect, test } from 'vitest';
import { findPassword } from './passwords.ts';

test.each([
  ['postgres://app:secret@db:5432/app', 'secret'],
  ['postgres://app:s@cret@db', 's@cret'],
  ['jdbc:postgresql://app:secret@db/app', 'secret'],
  ['redis://:secret@cache:6379/0', 'secret'],
  ['mongodb://root:secret@a:1,b:2/?authSource=admin', 'secret'],
  ['postgres://${USER:-a:b}:secret@${HOST}/app', 'secret'],
  ['amqp://guest:guest@mq', 'guest'],
  ['http://proxy.local, https://me:secret@proxy', 'secret'],
  ['pa$$://a:se$$cret@b', 'se$$cret'],
  ['Server=db;Database=app;User=sa;Password=secret;Encrypt=no', 'secret'],
  ['Server=db; User Id=sa; Pwd = secret', 'secret'],
  ['host=db user=app password=secret dbname=app', 'secret'],
])('%s has a password', (value, password) => {
  const span = findPassword(value);
  expect(span && value.slice(span.start, span.end)).toBe(password);
});

test.each([
  '',
  'secret',
  'postgres://db:5432/app',
  'postgres://app@db/app',
  'postgres://app:@db/app',
  'postgres://app:${PASSWORD}@db/app',
  'postgres://app:x${PASSWORD:-y}@db/app',
  'postgres://${CREDENTIALS}@db/app',
  'https://example.org/a:b@c',
  'http://db:80/?next=a@b',
  'Server=db;User=sa;Password=${PASSWORD}',
  'Server=db;User=sa;Password=',
  'password=secret',
  'nopassword=a;b=c',
])('%s has none', value => {
  expect(findPassword(value)).toBe(undefined);
});

test('a value of any length is read in linear time', () => {
  expect(findPassword('a://b:'.repeat(50_000))).toBe(undefined);
  expect(findPassword('${A}:'.repeat(50_000))).toBe(undefined);
  expect(findPassword(';password= '.repeat(50_000))).toBe(undefined);
  expect(findPassword(`password${' '.repeat(200_000)}`)).toBe(undefined);
});
