import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logoFaultText, logoMostBytes, readLogo } from '../../src/protocol/logoFile.ts';

const icons = resolve(import.meta.dirname, '../../public/icons');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${inner}</svg>`;
const said = (text: string): string => {
  const read = readLogo(bytesOf(text));
  return read.ok ? read.value : logoFaultText(read.fault);
};

describe('a logo', () => {
  it.each([
    ['icon-180.png', 'image/png'],
    ['icon.svg', 'image/svg+xml'],
  ])('may be %s', (file, media) => {
    expect(readLogo(readFileSync(resolve(icons, file)))).toEqual({ ok: true, value: media });
  });

  it('may be a WebP', () => {
    expect(readLogo(bytesOf('RIFF\u0001\u0001\u0001\u0001WEBPVP8 '))).toEqual({ ok: true, value: 'image/webp' });
  });

  it.each([
    ['plain', svg('<path d="M0 0h1v1z" fill="url(#g)"/>')],
    ['with a declaration and a comment', `\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n${svg('')}`],
    ['with a style', svg('<style>.a{fill:#123456}</style><g class="a" style="opacity:.5"/>')],
    ['with parts of its own', svg(`<use href="#a"/><use xlink:href='#b'/><use href = "#c"/>`)],
    ['with a picture in it', svg('<image href="data:image/png;base64,AAAA"/>')],
    ['with metadata', svg('<metadata><rdf:li rdf:resource="http://purl.org/dc"/></metadata><linearGradient id="g"/>')],
  ])('may be an SVG, %s', (_what, text) => {
    expect(said(text)).toBe('image/svg+xml');
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script', svg('<SVG:Script xmlns:svg="http://www.w3.org/2000/svg"/>')],
    ['a foreignObject', svg('<foreignObject><p>x</p></foreignObject>')],
    ['an element of HTML', svg('<iframe srcdoc="x"/>')],
    ['an event handler', svg('', ' onload="alert(1)"')],
    ['an event handler', svg('<g\nonClick = "alert(1)"/>')],
    ['a document type or an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`],
    ['a style sheet of elsewhere', svg('<style>@import "a.css";</style>')],
    ['a style sheet of elsewhere', `<?xml-stylesheet href="#a"?>${svg('')}`],
    ['an animated reference', svg('<set attributeName="xlink:href" to="x"/>')],
    ['a reference outside itself', svg('<image href="https://elsewhere.example/a.png"/>')],
    ['a reference outside itself', svg(`<use xlink:href='other.svg#a'/>`)],
    ['a reference outside itself', svg('<image href="&#104;ttps://elsewhere.example"/>')],
    ['a reference outside itself', svg('<image href="data:image/svg+xml;base64,AAAA"/>')],
    ['a reference outside itself', svg('<path fill="url(https://elsewhere.example#a)"/>')],
    ['a reference outside itself', svg('<g xml:base="https://elsewhere.example/"/>')],
    ['a reference outside itself', svg('<a href="javascript:alert(1)"/>')],
    ['an escape in a style', svg('<style>a{fill:u\\72l(x)}</style>')],
  ])('is refused as an SVG with %s', (what, text) => {
    expect(said(text)).toBe(`is an SVG with ${what}`);
  });

  it.each([
    ['', 'is no PNG, WebP or SVG'],
    ['<!doctype html><title>Portal</title>', 'is no PNG, WebP or SVG'],
    ['GIF89a', 'is no PNG, WebP or SVG'],
    [`${svg('')}${' '.repeat(logoMostBytes)}`, 'has more than 50 kB'],
  ])('is refused where it is something else', (text, fault) => {
    expect(said(text)).toBe(fault);
  });

  it('is refused where it is neither a picture nor text', () => {
    expect(readLogo(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toEqual({ ok: false, fault: { kind: 'no-image' } });
  });
});
