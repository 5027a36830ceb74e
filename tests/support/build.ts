import * as path from "node:path";
import { pathToFileURL } from "node:url";

/** Builds the policy pack into a folder, as `npm run build` does. */
export async function buildPolicyPack(folder: string): Promise<void> {
    const script = pathToFileURL(path.join(__dirname, "..", "..", "scripts", "build.mjs")).href;
    const build = (await import(script)) as { buildPolicyPack(folder: string): Promise<void> };
    await build.buildPolicyPack(folder);
}
