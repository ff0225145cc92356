using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages.Support;

/// <summary>What can be checked of a page without a person: structure, names, contrast, width. By WCAG 2.2 AA.</summary>
internal static class Accessibility
{
    // Runs in the page. Contrast: relative luminance by WCAG, background of the nearest ancestor that has one.
    private const string Problems = """
        () => {
          const problems = [];
          const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
          if (!document.documentElement.lang) problems.push('no language');
          if (document.querySelectorAll('main').length !== 1) problems.push('not exactly one main');
          if (document.querySelectorAll('h1').length !== 1) problems.push('not exactly one h1');
          let last = 0;
          for (const h of document.querySelectorAll('h1,h2,h3,h4')) {
            const level = +h.tagName[1];
            if (level > last + 1 && last > 0) problems.push('heading skips a level: ' + h.textContent.trim());
            last = level;
          }
          for (const e of document.querySelectorAll('input:not([type=hidden]),textarea,select')) {
            const radios = e.type === 'radio' && !e.closest('fieldset')?.querySelector('legend');
            if (!e.labels?.length || radios) problems.push('no label: ' + e.name);
            for (const id of (e.getAttribute('aria-describedby') || '').split(' ').filter(Boolean))
              if (!document.getElementById(id)) problems.push('described by nothing: ' + id);
          }
          for (const e of document.querySelectorAll('a[href],button'))
            if (seen(e) && !(e.textContent.trim() || e.getAttribute('aria-label'))) problems.push('no name: ' + e.outerHTML.slice(0, 80));
          for (const e of document.querySelectorAll('[aria-labelledby]'))
            if (!document.getElementById(e.getAttribute('aria-labelledby'))) problems.push('labelled by nothing: ' + e.getAttribute('aria-labelledby'));
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) problems.push('id twice: ' + id);
          for (const e of document.querySelectorAll('a[href],button,input:not([type=hidden])')) {
            const r = (e.closest('label') || e).getBoundingClientRect();
            if (seen(e) && e.closest('nav,.choices,form,.row') && r.height < 24) problems.push('target under 24 px: ' + e.textContent.trim().slice(0, 40));
          }
          const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
          const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.textContent.trim() || !seen(e) || e.closest('.hidden,.skip,option')) continue;
            const s = getComputedStyle(e), a = light(parse(s.color)), b = light(behind(e));
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const large = parseFloat(s.fontSize) >= 24 || (parseFloat(s.fontSize) >= 18.66 && +s.fontWeight >= 700);
            if (ratio < (large ? 3 : 4.5)) problems.push('contrast ' + ratio.toFixed(2) + ': ' + walk.currentNode.textContent.trim().slice(0, 40));
          }
          if (document.documentElement.scrollWidth > document.documentElement.clientWidth) problems.push('wider than the screen by ' + (document.documentElement.scrollWidth - document.documentElement.clientWidth));
          return problems;
        }
        """;

    public static async Task Check(IPage page)
    {
        string[] problems = await page.EvaluateAsync<string[]>(Problems);
        Assert.True(problems.Length == 0, $"{page.Url}: {string.Join("; ", problems)}");
    }
}
