import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Policy } from "../policy-pack/policy";

const folder = join(__dirname, "..", "policy-pack", "policies");

/** The source of policy-pack/policies/index.ts: the list of all policies, in the order of their ids. */
export function policyIndex(): string {
    const stems = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file.replace(/\.ts$/, "")}`))
        .map((path) => ({ path, id: path.replace(/^.*\//, "") }))
        .sort((a, b) => a.id.localeCompare(b.id, "en"));
    return [
        'import type { Policy } from "../policy";',
        ...stems.map(({ path, id }) => `import ${camelCase(id)} from "./${path}";`),
        "",
        "/** Every policy of the pack, in the order of their ids. */",
        `export const policies: readonly Policy[] = [${stems.map(({ id }) => camelCase(id)).join(", ")}];`,
    ].join("\n");
}

/** The content of policy-pack/policy-ids.json: every id that there ever was, so that none can vanish unseen. */
export function policyLedger(policies: readonly Policy[]): string {
    const file = join(folder, "..", "policy-ids.json");
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : [];
    const names = new Set([...known, ...policies.flatMap(({ id, aliases }) => [id, ...aliases])]);
    return JSON.stringify([...names].sort());
}

function camelCase(id: string): string {
    return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
