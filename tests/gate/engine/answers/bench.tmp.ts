import { makeUpOutputs, answerContext, noFixtures } from "../../../../gate/engine/answers";
import { awsResources } from "../../../../gate/engine/answers/aws-resources";
const ctx = answerContext({ fixtures: noFixtures, programDirectory: "/work/main", mode: "deep" });
const types = Object.keys(awsResources).slice(0, 120).filter((_, i) => i % 3 === 0).map((k) => { const [m, c] = k.split(":") as [string, string]; return `aws:${m}/${c[0]!.toLowerCase()}${c.slice(1)}:${c}`; });
const c0 = process.cpuUsage(); const t0 = performance.now();
let n = 0;
for (let i = 0; i < 100; i++) { const type = types[i % types.length]!; const t=performance.now(); makeUpOutputs({ type, name: "n" + i, urn: `urn:pulumi:dev::p::${type}::n${i}`, inputs: {vpcConfig:{}, region: undefined}, custom: true, remote: false }, ctx); n++; const d=performance.now()-t; if (d>3) console.log(type,d.toFixed(1)); }
const c = process.cpuUsage(c0); console.log("cpu", (c.user + c.system) / 1000, types.length, "types", n, "resources", (performance.now() - t0).toFixed(1), "ms");
