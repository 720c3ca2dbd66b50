import { describe, expect, it } from 'vitest';
import { factsOf } from './lookup.ts';
import { parseImageReference } from './reference.ts';
import { variantOf, versionOf } from './tag.ts';

/** `version/cycle` of an image with its tag, `-` for what is not known. */
function readVersion(image: string): string {
  const reference = parseImageReference(image, 0);
  const facts = factsOf(reference);
  const found = facts && reference.tag && versionOf(facts, reference.tag.text);
  return found ? `${found.version}/${found.cycle?.version ?? '-'}` : '-';
}

describe('versionOf', () => {
  it.each([
    ['node:18-alpine3.20', '18/18'],
    ['node:18.20.1', '18.20.1/18'],
    ['python:3.9-slim', '3.9/3.9'],
    ['python:3.9.2-alpine', '3.9.2/3.9'],
    ['python:3', '3/3.15'],
    ['python:2-alpine', '2/2.7'],
    ['mariadb:10.11.4', '10.11.4/10.11'],
    ['mariadb:10.1.4', '10.1.4/10.1'],
    ['redis:6', '6/6.2'],
    ['debian:bookworm-20240101-slim', '12/12'],
    ['debian:12.5-slim', '12.5/12'],
    ['ubuntu:jammy', '22.04/22.04'],
    ['openjdk:8u332-jdk', '8/-'],
    ['node:99', '99/-'],
  ])('reads %s as %s', (image, version) => {
    expect(readVersion(image)).toBe(version);
  });

  it.each([
    'node:lts-alpine',
    'debian:sid-slim',
    'postgres:19beta1',
    'python:3.16-rc-slim',
    'python:3.16.0a1',
    'node:',
    'debian:constructor',
    'ubuntu:__proto__',
  ])('reads no version from %s', image => {
    expect(readVersion(image)).toBe('-');
  });
});

describe('variantOf', () => {
  it.each([
    ['node:24', 'full'],
    ['node', 'full'],
    ['node:24-bookworm-slim', 'slim'],
    ['node:24-alpine3.24', 'alpine'],
    ['nginx:1.30-alpine-slim', 'alpine'],
    ['alpine', 'alpine'],
    ['scratch', 'scratch'],
    ['gcr.io/distroless/static-debian13:nonroot', 'distroless'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', 'distroless'],
    ['mcr.microsoft.com/windows/servercore:ltsc2022', 'windows'],
    ['golang:1.27-nanoserver-ltsc2025', 'windows'],
    ['acme/app:slimmer', 'full'],
  ])('calls %s %s', (image, variant) => {
    expect(variantOf(parseImageReference(image, 0))).toBe(variant);
  });
});
