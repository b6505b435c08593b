// What every page has to stand: axe, and nothing cut or to be scrolled sideways.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// What axe finds, rules that are only advice included, but not `without`.
export async function findings(target, without = []) {
  await target.evaluate(axe);
  const off = without.map((rule) => [rule, { enabled: false }]);
  const options = { rules: { 'target-size': { enabled: true }, ...Object.fromEntries(off) } };
  const { violations } = await target.evaluate((options) => globalThis.axe.run(options), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
}

/// What has the focus, and how it shows.
export function focused(page) {
  return page.evaluate(() => {
    const e = document.activeElement;
    const { top, left, width, height } = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return {
      at: e.outerHTML.slice(0, 80),
      name: e.getAttribute('name') ?? e.id,
      tag: e.tagName,
      top: top + scrollY,
      seen: width > 0 && height > 0 && top < innerHeight && top + height > 0 && left >= 0,
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
  });
}

/// What sticks out of the window or is cut off.
export function overflow(target) {
  return target.evaluate(() => {
    const folded = (e) => e.closest('details:not([open])') !== null && e.closest('summary') === null;
    const hidden = (e) =>
      folded(e) || e.closest('.hidden, .skip, input, select, textarea, option') !== null;
    const seen = [...document.body.querySelectorAll('*')].filter((e) => !hidden(e));
    const width = document.documentElement.clientWidth;
    const out = seen.filter((e) => {
      const { left, right } = e.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    const cut = seen.filter((e) => {
      const clips = ['hidden', 'clip'].includes(getComputedStyle(e).overflowX);
      return clips && e.scrollWidth > e.clientWidth + 1;
    });
    const wide = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    const name = (e) => e.outerHTML.slice(0, 90);
    return [...wide, ...out.map((e) => `out: ${name(e)}`), ...cut.map((e) => `cut: ${name(e)}`)];
  });
}

/// Holds a page to both where words need the most room, on a phone.
export async function fits(page) {
  for (const [width, height] of [[360, 740], [320, 512]]) {
    await page.setViewportSize({ width, height });
    expect(await overflow(page), `${width} px`).toEqual([]);
  }
  expect(await findings(page), 'axe').toEqual([]);
}

/// Holds a page to both at the sizes and colours that people have.
export async function stands(page) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [[360, 740], [1280, 900]]) {
      await page.setViewportSize({ width, height });
      expect(await findings(page), `axe, ${colorScheme}, ${width} px`).toEqual([]);
      expect(await overflow(page), `${width} px`).toEqual([]);
    }
  }
  // 1280 px at 200 %, and the least that WCAG 1.4.10 asks for.
  for (const [width, height] of [[640, 450], [320, 512]]) {
    await page.setViewportSize({ width, height });
    expect(await overflow(page), `${width} px`).toEqual([]);
  }
  // Twice as large a text on a phone.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect(await overflow(page), 'text at 200 %').toEqual([]);
}
