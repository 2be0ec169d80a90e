const t=performance.now(); const c=process.cpuUsage();
await import(process.argv[2]!);
const d=process.cpuUsage(c);
const agg: Record<string,[number,number]> = {};
for (const [p,s] of (globalThis as any).seen ?? []) { const m=/.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(p); const k=m?m[1]!:p.split('/')[5]!; agg[k] ??=[0,0]; agg[k]![0]++; agg[k]![1]+=s; }
const s=Object.entries(agg).sort((a,b)=>b[1][1]-a[1][1]);
console.log('wall',(performance.now()-t).toFixed(0),'cpu',((d.user+d.system)/1000).toFixed(0),'files',s.reduce((a,[,v])=>a+v[0],0),'kB',(s.reduce((a,[,v])=>a+v[1],0)/1024).toFixed(0));
for(const [k,[n,b]] of s.slice(0,26)) console.log(k,n,(b/1024).toFixed(0)+' kB');
