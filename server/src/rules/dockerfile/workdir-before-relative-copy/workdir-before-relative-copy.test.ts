import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['workdir-before-relative-copy'];

test.each([
  'FROM node:24\nWORKDIR /app\nCOPY a .\n',
  // absolute-workdir has its say about these.
  'FROM node:24\nWORKDIR app\nCOPY a .\n',
  'FROM node:24\nWORKDIR $DIR\nCOPY a .\n',
  'FROM node:24 AS base\nWORKDIR /app\nFROM base\nCOPY a .\n',
  'FROM node:24\nCOPY a /app/a\n',
  'FROM node:24\nCOPY a $DEST\n',
  'FROM node:24\nENV DEST=/app\nCOPY a $DEST/b\n',
  'FROM node:24\nCOPY ["a", "/b"]\n',
  'FROM node:24\nCOPY a C:/b\n',
  'FROM node:24\nCOPY a /b # here\n',
  // They start where the files belong, or nobody knows where.
  'FROM php:8-apache\nCOPY . .\n',
  'FROM golang:1.27\nCOPY . .\n',
  'FROM acme/app:1\nCOPY . .\n',
  'FROM scratch\nCOPY . .\n',
  'ARG BASE\nFROM $BASE\nCOPY . .\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('the first one of every stage', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS a
COPY x /x
ADD --chown=a x lib/
                ^^^^ workdir-before-relative-copy
COPY y .
FROM a
COPY ["a", "b"]
           ^^^ workdir-before-relative-copy
WORKDIR /app
COPY z .
`,
    { only },
  );
});
