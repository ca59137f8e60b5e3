/** How a report looks: on paper black on white, on a screen as light or dark as its reader likes it. */
export const STYLES = `
:root { color-scheme: light dark; --fg: #16202c; --muted: #505c6b; --line: #c6ced8; --bg: #fff; --shade: #f3f5f8; --link: #0b57a8; --warn: #8a4b00; }
@media (prefers-color-scheme: dark) {
  :root { --fg: #e4eaf2; --muted: #a7b3c2; --line: #46525f; --bg: #12171e; --shade: #1c232c; --link: #8ec1ff; --warn: #ffbe6b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 16px/1.55 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 820px; margin: 0 auto; padding: 40px 24px 80px; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 1.4rem; margin: 2.2em 0 .5em; line-height: 1.25; }
h3 { font-size: 1.12rem; margin: 1.9em 0 .4em; }
h4, h5, h6 { font-size: 1rem; margin: 1.5em 0 .3em; }
p, ul, ol, pre, blockquote { margin: 0 0 .9em; }
a { color: var(--link); }
.muted { color: var(--muted); font-size: .86rem; }
.missing { border-left: 4px solid var(--warn); padding: 6px 12px; background: var(--shade); }
blockquote { border-left: 3px solid var(--line); padding-left: 14px; margin-left: 0; color: var(--muted); }
code, pre { font-family: "JetBrains Mono", Consolas, Menlo, monospace; font-size: .9em; }
li > p { margin-bottom: .3em; }
li > ul, li > ol { margin-bottom: .3em; }
pre { background: var(--shade); padding: 10px 14px; overflow-x: auto; border-radius: 6px; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
figure { margin: 1.6em 0; }
figure img, figure svg { display: block; max-width: 100%; height: auto; }
.by-night { display: none; }
@media screen and (prefers-color-scheme: dark) { .by-day { display: none; } .by-night { display: block; } }
figcaption, caption { font-size: .88rem; color: var(--muted); text-align: left; }
figcaption { margin-top: 6px; }
caption { caption-side: top; padding-bottom: 6px; }
.wide { overflow-x: auto; margin: 1.4em 0; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; min-width: 60%; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th { font-weight: 600; }
thead th { border-bottom: 2px solid var(--line); }
tbody th { font-weight: 400; }
.number { text-align: right; }
math { font-size: 1.05em; }
@media print {
  :root { --fg: #000; --muted: #333; --line: #999; --bg: #fff; --shade: #f4f4f4; --link: #000; --warn: #000; color-scheme: light; }
  @page { size: A4; margin: 20mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
`;
