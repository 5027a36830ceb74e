import { readdirSync } from "node:fs";
import { join } from "node:path";

import { readProject, readStack, runProgram } from "../gate/engine";
import { noFixtures } from "../gate/engine/answers";
import { drawStack } from "./stack-picture";

const root = join(__dirname, "..");

/** A picture of every stack of the reference baseline, as production has it: `<workload>.svg` in docs/stacks. */
export async function stackPictures(): Promise<readonly { readonly file: string; readonly content: string }[]> {
    const project = readProject(root);
    const workloads = readdirSync(root)
        .flatMap((file) => /^Pulumi\.(.+)-prod\.yaml$/.exec(file)?.[1] ?? [])
        .sort();
    const pictures = [];
    for (const workload of workloads) {
        const stack = readStack(project, `${workload}-prod`);
        const { resources } = await runProgram({ project, stack, fixtures: noFixtures, mode: "deep" });
        pictures.push({ file: `${workload}.svg`, content: drawStack(resources, workload) });
    }
    return pictures;
}
