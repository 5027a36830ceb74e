import { readFileSync } from "node:fs";
import { join } from "node:path";

import { listStacks, readProject, readStack, runProgram } from "../gate/engine";
import { loadProjectFixtures } from "../gate/engine/answers";
import { mapInOrder } from "../gate/map-in-order";
import type { Resource } from "../policy-pack/policy";
import type { PackConfig } from "../policy-pack/policy/config";
import { requiredOf } from "./required";
import type { Required } from "./required";

/** A stack of the baseline, as the embedded engine registers it. */
export interface ProvenStack {
    readonly name: string;
    readonly resources: readonly Resource[];
    /** The pack's configuration for it. */
    readonly config: PackConfig;
    /** The properties that no program can leave out. */
    readonly required: Required;
}

/** Runs the programs of a project's stacks, all or those named. */
export async function runStacks(root: string, names: readonly string[], cores: number): Promise<ProvenStack[]> {
    const project = readProject(root);
    const fixtures = loadProjectFixtures(root);
    const elsewhere = JSON.parse(readFileSync(join(root, "annex42.policy-config.json"), "utf8")) as PackConfig;
    const wanted = listStacks(project).filter((name) => names.length === 0 || names.includes(name));
    const stacks: Omit<ProvenStack, "required">[] = [];
    const runs = mapInOrder(wanted, cores, async (name) => {
        const { resources } = await runProgram({ project, stack: readStack(project, name), fixtures, mode: "deep" });
        // What the other stacks are told is in foundation is not told to foundation itself.
        const config = name.startsWith("foundation") ? {} : elsewhere;
        return { name, resources, config };
    });
    for await (const stack of runs) stacks.push(stack);
    const types = stacks.flatMap(({ resources }) => resources.map(({ type }) => type));
    const required = requiredOf(join(root, "node_modules", "@pulumi", "aws"), types);
    return stacks.map((stack) => ({ ...stack, required }));
}
