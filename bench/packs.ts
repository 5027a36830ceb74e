import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { build } from "esbuild";

const root = path.join(__dirname, "..");

/** Variants of the pack, each by the program that makes it. */
const programs = {
    /** The SDK alone. */
    empty: `
        import { PolicyPack } from "@pulumi/policy";
        new PolicyPack("empty", { policies: [] });`,
    /** As it is shipped. */
    whole: `import "./policy-pack/index";`,
    /** The same policies, registered in the plain way: the SDK deserialises a resource for each of them. */
    plain: `
        import { PolicyPack } from "@pulumi/policy";
        import { toCrossGuard } from "./policy-pack/crossguard";
        import { policies } from "./policy-pack/policies";
        new PolicyPack("plain", { policies: toCrossGuard(policies) });`,
    /** As many policies as the pack may have one day, by copies of those that there are. */
    future: `
        import { PolicyPack } from "@pulumi/policy";
        import { policies } from "./policy-pack/policies";
        import { dispatched } from "./policy-pack/sdk-dispatch";
        const copies = Array.from({ length: 300 }, (_, index) => ({
            ...policies[index % policies.length],
            id: "copy-" + index,
        }));
        new PolicyPack("future", { policies: dispatched(copies) });`,
};

export type PackName = keyof typeof programs;

export const packNames = Object.keys(programs) as PackName[];

/** Builds a variant below a folder, and gives its own folder. */
export async function buildPack(name: PackName, folder: string): Promise<string> {
    const directory = path.join(folder, name);
    mkdirSync(directory, { recursive: true });
    await build({
        stdin: { contents: programs[name], resolveDir: root, loader: "ts" },
        bundle: true,
        packages: "external",
        platform: "node",
        target: "node20",
        format: "cjs",
        outfile: path.join(directory, "index.js"),
        logLevel: "error",
    });
    writeFileSync(path.join(directory, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(path.join(directory, "package.json"), JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    symlinkSync(path.join(root, "node_modules"), path.join(directory, "node_modules"));
    return directory;
}
