import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['end-of-life-image'];

test.each([
  ['a supported version', 'FROM node:24\n'],
  ['an unknown image', 'FROM acme/node:8\n'],
  ['a mirror', 'FROM mirror.example.com/library/node:8\n'],
  ['a version that nobody knows', 'FROM node:99\n'],
  ['no version', 'FROM node:alpine\n'],
  ['a variable that the file does not tell', 'ARG NODE\nFROM node:${NODE}\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('silent about the name of what is built', () => {
  expectSilence('compose', 'services:\n  db:\n    build: .\n    image: postgres:12\n', { only });
});

test('the day decides', () => {
  const text = 'FROM node:20\n';
  expectSilence('dockerfile', text, { only, today: '2026-04-30' });
  expectFindings('dockerfile', 'FROM node:20\n          ^^ end-of-life-image\n', { only, today: '2026-05-01' });
});

test('a default of the file is followed', () => {
  const text = 'ARG NODE_VERSION=18\nFROM node:${NODE_VERSION}-alpine\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(text);
});

test('a database is told about its data, a retired image about its successor', () => {
  const messages = (text: string) => snapshotOf('dockerfile', text, { only }).findings.map(f => f.message);
  expect(messages('FROM postgres:12\n')).toEqual(['database']);
  expect(messages('FROM openjdk:8-alpine\n')).toEqual(['retired']);
  expect(messages('FROM python:3.8\n')).toEqual(['default']);
});

test.each([
  ['FROM node:18.20.1-alpine3.19 AS build\r\n', 'FROM node:24-alpine AS build\r\n'],
  ['FROM docker.io/library/node:18\n', 'FROM docker.io/library/node:24\n'],
  ['FROM openjdk:17\n', 'FROM eclipse-temurin:17\n'],
  // The digest would still be that of the old tag.
  [`FROM node:18@sha256:${'0'.repeat(64)}\n`, `FROM node:18@sha256:${'0'.repeat(64)}\n`],
])('fixes %j', (text, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(fixed);
});

test('after the fix it is gone', () => {
  for (const image of ['node:16-slim', 'debian:buster-slim', 'ubuntu:18.04', 'postgres:12-alpine', 'openjdk:8']) {
    const text = `FROM ${image}\n`;
    const fixed = fixAll(text, snapshotOf('dockerfile', text, { only }).findings);
    expect(fixed).not.toBe(text);
    expectSilence('dockerfile', fixed, { only });
  }
});
