import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../src/report/html.ts';

const page = (value: unknown, title = 't') =>
  renderPage({ title, summary: 's', parts: new Map([['page', value]]) });
const partOf = (html: string) =>
  /<script type="application\/(json|gzip)" id="part-page">([\s\S]*?)<\/script>/.exec(html) ?? [];

describe('the page', () => {
  it('carries any text without letting it out of its element', () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '<!--<script>',
      ']]>',
      '"\'&amp;',
      '\u202e\u2028\ud800',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }))), (texts) => {
        const [, , content = ''] = partOf(page(texts));
        expect(content).not.toContain('<');
        expect(JSON.parse(Buffer.from(content).toString())).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });

  it('escapes its title', () => {
    expect(page(1, '<b>"&')).toContain('<title>&lt;b&gt;&quot;&amp;</title>');
  });

  it('compresses a large part, to the same bytes every time', () => {
    const text = '统'.repeat(1_000_001);
    const [, kind, content = ''] = partOf(page(text));
    expect(kind).toBe('gzip');
    expect(JSON.parse(gunzipSync(Buffer.from(content, 'base64')).toString())).toBe(text);
    expect(page(text)).toBe(page(text));
  });

  it('lets its own script and style run, and nothing else', () => {
    const html = page(1);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1];
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script)}`);
    expect(policy).toContain(`style-src ${hash(style)}`);
    expect(policy).not.toContain('unsafe');
  });
});
