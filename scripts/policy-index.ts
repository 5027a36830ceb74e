import { readdirSync } from "node:fs";
import { join } from "node:path";

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

function camelCase(id: string): string {
    return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
