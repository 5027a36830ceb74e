import * as path from "node:path";
import { pathToFileURL } from "node:url";

interface Builds {
    build(): Promise<void>;
    buildPolicyPack(folder: string): Promise<void>;
}

/** Builds everything into `dist`, as `npm run build` does. */
export async function build(): Promise<void> {
    await (await builds()).build();
}

/** Builds the policy pack into a folder, as `npm run build` does. */
export async function buildPolicyPack(folder: string): Promise<void> {
    await (await builds()).buildPolicyPack(folder);
}

async function builds(): Promise<Builds> {
    const script = pathToFileURL(path.join(__dirname, "..", "..", "scripts", "build.mjs")).href;
    return (await import(script)) as Builds;
}
