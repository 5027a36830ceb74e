import { runProgram } from "../../../../gate/engine";
import { readProject, readStack } from "../../../../gate/engine/project";
import { loadProjectFixtures } from "../../../../gate/engine/answers";
void (async () => {
    const project = readProject(process.argv[2]!);
    const t0 = Date.now();
    try {
        const run = await runProgram({ project, stack: readStack(project, "dev"), fixtures: loadProjectFixtures(process.argv[2]!), mode: process.argv[3] as any });
        for (const r of run.resources) console.log(r.type, r.name, r.id, process.env.V ? JSON.stringify(r.outputs).slice(0, 600) : "");
        console.log(JSON.stringify(run.outputs, null, 1), run.mode, run.deepFailure, run.opaque, run.answers.map((a) => `${a.name} ${a.origin}`), run.stderr, run.logs);
    } catch (e) { console.log((e as Error).message.slice(0, 3000)); }
    console.log(Date.now() - t0, "ms");
})();
