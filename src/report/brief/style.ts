/** How the brief looks as a file and on paper, beside the app's tokens. */
export const briefStyle = `
body{margin:0;background:var(--paper);color:var(--ink);font:400 var(--size-body)/1.5 var(--serif)}
main{max-width:62rem;margin:0 auto;padding:var(--gap-6) var(--gap-4) var(--gap-7)}
h1{font-size:var(--size-headline);line-height:1.12;font-weight:600;margin:var(--gap-3) 0 var(--gap-4);text-wrap:balance}
h2{font-size:var(--size-title);font-weight:600;margin:0 0 var(--gap-3)}
h3{font:600 var(--size-data)/1.4 var(--sans);margin:var(--gap-5) 0 var(--gap-1)}
.masthead,.place,footer,small,table,dt,figcaption,cite{font-family:var(--sans);font-size:var(--size-data);font-style:normal;font-variant-numeric:tabular-nums}
.masthead{border-bottom:1px solid var(--rule-ink);padding-bottom:var(--gap-2);display:flex;justify-content:space-between;gap:var(--gap-3)}
.sample{background:var(--sample-paper);color:var(--sample);padding:0 var(--gap-2)}
.place,small,cite,figcaption,footer{color:var(--ink-3)}
.lede{font-size:var(--size-reading);max-width:44rem;margin:var(--gap-2) 0}
section{border-top:1px solid var(--rule);margin-top:var(--gap-6);padding-top:var(--gap-4);break-inside:avoid-page}
section p{max-width:44rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;font-weight:400;padding:var(--gap-2) var(--gap-3) var(--gap-2) 0;border-bottom:1px solid var(--rule);vertical-align:top}
thead th,.ours{font-weight:650}
.bar,.interval{display:block;height:6px;margin-top:3px;background:var(--ghost);position:relative}
.bar::after{content:"";position:absolute;inset:0 auto 0 0;width:var(--share);background:var(--voice-talk)}
.first_hand .bar::after,.specific .bar::after{background:var(--voice-first-hand)}
.interval::before{content:"";position:absolute;inset:2px auto 2px var(--low);width:calc(var(--high) - var(--low));background:var(--ink-3)}
.interval::after{content:"";position:absolute;top:-1px;bottom:-1px;left:calc(var(--rate) - 1px);width:2px;background:var(--ink)}
.interval.few{background:repeating-linear-gradient(45deg,var(--ghost) 0 3px,transparent 3px 6px)}
.interval.few::before,.interval.few::after{display:none}
figure{margin:0}svg{max-width:100%;height:auto}
dl{display:grid;grid-template-columns:8rem 1fr;gap:var(--gap-2) var(--gap-4);max-width:50rem}dt{font-weight:600}dd{margin:0}
blockquote{margin:var(--gap-2) 0;padding-left:var(--gap-3);border-left:2px solid var(--voice-first-hand)}
ul{padding-left:1.1rem;max-width:50rem}li{margin:var(--gap-2) 0}
data{border-bottom:1px dotted var(--rule-2)}
footer{border-top:1px solid var(--rule);margin-top:var(--gap-6);padding-top:var(--gap-3)}
@media (max-width:40rem){table,thead,tbody,tr,th,td{display:block}thead{display:none}td{border:0}dl{grid-template-columns:1fr}}
@media print{section{break-inside:avoid}body{background:none}}
`;
