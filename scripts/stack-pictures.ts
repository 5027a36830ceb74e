import { availableParallelism } from "node:os";
import { join } from "node:path";

import { listStacks, readProject, readStack, runProgram } from "../gate/engine";
import { noFixtures } from "../gate/engine/answers";
import { mapInOrder } from "../gate/map-in-order";
import { drawStack } from "./stack-picture";

const root = join(__dirname, "..");
const suffix = "-prod";

/** A picture of every stack of the reference baseline, as production has it: `<workload>.svg` in docs/stacks. */
export async function stackPictures(): Promise<readonly { readonly file: string; readonly content: string }[]> {
    const project = readProject(root);
    const stacks = listStacks(project).filter((name) => name.endsWith(suffix));
    const drawn = mapInOrder(stacks, availableParallelism(), async (name) => {
        const { resources } = await runProgram({
            project,
            stack: readStack(project, name),
            fixtures: noFixtures,
            mode: "deep",
        });
        const workload = name.slice(0, -suffix.length);
        return { file: `${workload}.svg`, content: drawStack(resources, workload) };
    });
    const pictures = [];
    for await (const picture of drawn) pictures.push(picture);
    return pictures;
}
