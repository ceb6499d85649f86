/** The page's style: two themes, blue and orange, never colour alone. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1a1a1a;--dim:#555;--line:#8a8a8a;
--good:#0b4f8a;--bad:#9a3d00;--badbg:#fff0e0;--lit:#cfe5ff;--link:#0b4f8a;--soft:#f3f4f6}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--bg:#14161a;--fg:#e8e8e8;--dim:#b5b5b5;
--line:#7d7d7d;--good:#8cc4ff;--bad:#ffb27a;--badbg:#3a2412;--lit:#1d4468;--link:#8cc4ff;--soft:#20242b}}
:root[data-theme=dark]{color-scheme:dark;--bg:#14161a;--fg:#e8e8e8;--dim:#b5b5b5;
--line:#7d7d7d;--good:#8cc4ff;--bad:#ffb27a;--badbg:#3a2412;--lit:#1d4468;--link:#8cc4ff;--soft:#20242b}
:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:0 1rem;max-width:78rem;background:var(--bg);color:var(--fg);
font:1rem/1.5 system-ui,sans-serif}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--bad);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;background:var(--bg);padding:.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}
p,li{max-width:48rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.15rem .5rem;text-align:left}
th[scope=row]{font-weight:500}
td.bad,.bad{color:var(--bad);font-weight:600}td.bad{background:var(--badbg)}
td.bad a{color:inherit}
pre{overflow-x:auto;background:var(--soft);padding:.75rem;font-size:.85rem}
summary{cursor:pointer;padding:.2rem 0}
button,input[type=search]{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);
border-radius:.3rem;padding:.25rem .6rem}
input[type=search]{flex:1 1 12rem;max-width:32rem;min-width:0}
dt{font-weight:600}dd{margin:0 0 .5rem 1rem;overflow-wrap:anywhere}
.hint,.outcome{color:var(--dim);font-size:.9rem}.hint{margin:0}
.count{margin:.5rem 0 0}
.list{position:relative;max-height:9.5rem;overflow-y:auto;margin:.25rem 0 1rem;padding:.25rem .75rem;
list-style:none;border:1px solid var(--line);border-radius:.3rem}
.list li{max-width:none}.list [aria-current]{font-weight:700}
fieldset{margin:1rem 0;border:1px solid var(--line);border-radius:.3rem;min-width:0}
legend,.then{font-weight:600}
.choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:.1rem 1rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.player{border:2px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
.controls{display:flex;flex-wrap:wrap;gap:.4rem;margin:.5rem 0}
.panes{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,3fr);gap:1rem}
@media (max-width:48rem){.panes{grid-template-columns:minmax(0,1fr)}}
input[type=range]{width:100%}
tr.now th,tr.now td{background-color:var(--lit)}
th.claim{padding:.3rem .2rem;vertical-align:bottom}th.claim span{writing-mode:vertical-rl;transform:rotate(180deg)}
.steps td{padding:.15rem .35rem}.steps button{text-align:left}
.lanes{table-layout:fixed;width:100%}.lanes col.cell{width:5rem}
.lanes td,.lanes tbody th{border-width:0 0 1px;overflow-wrap:anywhere}
.party{text-align:center}.life{background:linear-gradient(var(--line),var(--line)) center/1px 100% no-repeat}
.message{position:relative;padding-bottom:1rem;text-align:center}
.call{position:relative;z-index:1;padding:0 .3rem;background:var(--bg)}tr.now .call{background:var(--lit)}
.message svg{position:absolute;inset:0;width:100%;height:100%}
.message line{stroke:var(--fg);stroke-width:1.2}.message .lifeline{stroke:var(--line);stroke-width:1}
.message .refused g line{stroke-dasharray:5 4}
.figures{display:flex;flex-wrap:wrap;gap:1rem}
figure{margin:0;overflow-x:auto;max-width:100%}
figcaption{font-size:.85rem;color:var(--dim)}
svg rect{fill:var(--bg);stroke:var(--line);stroke-width:1.5}
svg text{fill:var(--fg);font:13px system-ui,sans-serif;text-anchor:middle}
svg text.event{font-size:10px;fill:var(--dim);paint-order:stroke;stroke:var(--bg);stroke-width:3px}
svg polyline{fill:none;stroke:var(--line);stroke-width:1.2}
svg marker path{fill:var(--line);stroke:var(--line)}
svg .lit rect{fill:var(--lit);stroke:var(--good);stroke-width:4}
svg .lit text{font-weight:700}
[hidden]{display:none}
@media print{:root{color-scheme:light}details{display:block}.player{display:none}}
@media (prefers-reduced-motion:reduce){*{scroll-behavior:auto}}
`;
