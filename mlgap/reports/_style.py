"""The style sheet of the HTML report: light and dark by the reader's system, and for print."""

STYLE = """
:root{color-scheme:light dark;--ground:#fdfdfb;--card:#fff;--text:#16211f;--soft:#55635f;--line:#d5ddd9;
--shown:#00704f;--listed:#8a5a00;--described:#1763a6;--adjacent:#97457a;--missing:#56606a;--pay:#0b5f9c;
--track:#e3e9e6;--h0:#f0f4f7;--h1:#cfe0ec;--h2:#8fb9d6;--h3:#2f77a6;--h4:#0b4a70}
@media (prefers-color-scheme:dark){:root{--ground:#101716;--card:#172120;--text:#e7eeeb;--soft:#a3b1ac;
--line:#33413e;--shown:#4fd0a5;--listed:#f0b95a;--described:#7cbcf2;--adjacent:#e3a3cb;--missing:#aab3bb;
--pay:#6db6ea;--track:#2a3633;--h0:#1d2a31;--h1:#1f4257;--h2:#2a6488;--h3:#4f9cc9;--h4:#a5d4f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);
font:16px/1.5 "Inter","Segoe UI","Helvetica Neue",Arial,sans-serif}
main{max-width:80rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.3rem;line-height:1.25;margin:0 0 .5rem}
.lead{font-size:1.1rem}
p,ul,ol{margin:.4rem 0 .8rem;max-width:62rem}
small{display:block;color:var(--soft);font-size:.82rem;font-weight:400}
section,footer{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.1rem 1.2rem;
margin:1.1rem 0}
.behind,.lead,footer{color:var(--soft)}
footer h2{color:var(--text)}
.notes,.caution{border-left:4px solid var(--listed);padding:.1rem .8rem}
.notes{padding-left:1.8rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;vertical-align:bottom}
tbody th{font-weight:600}
tbody tr:last-child>*{border-bottom:0}
.heat td{text-align:center;vertical-align:middle;border:2px solid var(--card);border-radius:.4rem;
white-space:nowrap;font-weight:600;min-width:3.6rem;padding:.45rem .2rem}
.heat thead th{font-size:.74rem;text-align:center;min-width:4.6rem;padding:.45rem .2rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;max-width:none}
nav a{color:var(--pay);display:inline-block;padding:.25rem 0}
nav p{color:var(--soft);font-size:.88rem;margin-top:0}
.short li{margin:.35rem 0}
summary{cursor:pointer;color:var(--soft);padding:.4rem 0}
.heat thead th:first-child{text-align:left}
.heat tbody th{min-width:11rem}
.heat .none{color:var(--soft);font-weight:400}
.heat0{background:var(--h0)}.heat1{background:var(--h1)}.heat2{background:var(--h2)}
.heat3{background:var(--h3);color:#fff}.heat4{background:var(--h4);color:#fff}
@media (prefers-color-scheme:dark){.heat3,.heat4{color:#06202f}}
.badge{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.82rem;
font-weight:600}
.badge.shown{color:var(--shown)}.badge.listed{color:var(--listed)}.badge.described{color:var(--described)}
.badge.adjacent{color:var(--adjacent)}.badge.missing{color:var(--missing);border-style:dashed}
blockquote{margin:.35rem 0;padding-left:.7rem;border-left:3px solid var(--line);font-size:.88rem;
overflow-wrap:anywhere}
svg{display:block;width:100%;height:1rem}
svg.share{height:.75rem;min-width:7rem;margin:.3rem 0 .1rem}
.track{stroke:var(--track);stroke-width:4}
.range{stroke:var(--pay);stroke-width:6;opacity:.55}
.mid{fill:var(--pay)}
.borrowed .range{stroke:var(--missing);opacity:.4}
.borrowed .mid{fill:var(--card);stroke:var(--missing);stroke-width:2}
.borrowed td{color:var(--soft)}
.modelled .range{stroke-dasharray:6 3}
.modelled .mid{fill:var(--card);stroke:var(--pay);stroke-width:2}
.range.shown,.point.shown{stroke:var(--shown)}.range.listed,.point.listed{stroke:var(--listed)}
.range.described,.point.described{stroke:var(--described)}
.range.adjacent,.point.adjacent{stroke:var(--adjacent)}.range.missing,.point.missing{stroke:var(--missing)}
.point{stroke-width:2.5}
.bar{min-width:10rem}
.gaps th[scope=row]{min-width:9rem}.gaps td:nth-child(2){width:50%;min-width:15rem}
.gaps td:nth-child(n+3){min-width:9rem;font-variant-numeric:tabular-nums}
.plan li{margin:.5rem 0}
.checks{list-style:none;padding:0;max-width:none;display:grid;gap:.8rem;
grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr))}
.checks li{border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem;min-width:0}
.checks p{margin:.3rem 0}
.badge.check-found{color:var(--shown)}.badge.check-notice{color:var(--listed)}
.badge.check-not-found{color:var(--missing);border-style:dashed}
.lines td{min-width:9rem}.lines td:first-child{width:45%;min-width:15rem}
h3{font-size:1.05rem;margin:1.1rem 0 .2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem;margin:.5rem 0 1rem}
dd{margin:0}
@media (min-width:1060px) and (max-width:1279px){.heat{table-layout:fixed}
.heat thead th:first-child{width:9.5rem}
.heat thead th,.heat td{min-width:0;padding:.45rem .1rem}.heat tbody th{min-width:0}
.heat thead th{font-size:.6rem;hyphens:auto;overflow-wrap:anywhere}}
@media (max-width:640px){main{padding:1rem .7rem 2rem}h1{font-size:1.5rem}section,footer{padding:.9rem .8rem}
dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}
.gaps thead,.bands thead,.lines thead{display:none}
:is(.gaps,.bands,.lines) :is(tr,th,td){display:block;width:auto!important;border:0;padding:.15rem 0}
:is(.gaps,.bands,.lines) tr{border-bottom:1px solid var(--line);padding:.6rem 0}
.bands td:empty{display:none}
.gaps td:nth-child(3)::before{content:"Required by "}.gaps td:nth-child(4)::before{content:"Asked by "}}
@media print{nav{display:none}
:root{--ground:#fff;--card:#fff;--text:#000;--soft:#444;--line:#bbb;--shown:#00704f;
--listed:#8a5a00;--described:#1763a6;--adjacent:#97457a;--missing:#56606a;--pay:#0b5f9c;--track:#ddd;
--h0:#f0f4f7;--h1:#cfe0ec;--h2:#8fb9d6;--h3:#2f77a6;--h4:#0b4a70}
body{font-size:10pt}main{max-width:none;padding:0}section,footer{border:0;padding:0;margin:0 0 1rem}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
tr,li,blockquote{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}
.checks{display:block}.checks li{margin:0 0 .6rem}
.heat thead th{min-width:0}.heat td{min-width:0}.heat3,.heat4{color:#fff}}
"""
