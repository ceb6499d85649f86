import { everyDesign } from './dist/model/every-design.js';
import { reference } from './dist/bench/reference/reference.js';
import { buildSystem } from './dist/model/system.js';
import { formatScope } from './dist/model/scope.js';
import { problemsOf } from './dist/checker/wellformed/wellformed.js';
let n=0, ms=0; const by=new Map();
for (const d of [...everyDesign, reference]) {
  const scopes=[...d.scopes, ...(d.hunts??[]).map(h=>h.scope), ...(d.probes??[]).map(p=>p.scope)];
  for (const s of scopes) { const sys=buildSystem(d,s); const t=performance.now(); const ps=problemsOf(sys); ms+=performance.now()-t; n++;
    for (const p of ps) { const k=p.what; if(!by.has(k)) by.set(k,[]); by.get(k).push(d.name+' '+formatScope(s)+' @ '+p.where);} } }
console.log(n,'systems',(ms/n).toFixed(2),'ms each');
for (const [k,v] of by) console.log(v.length, k, '\n     ', v[0]);
