import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { sdksFor } from "../gate/engine/answers/sdk";

const root = join(__dirname, "..");
const pack = join(root, "policy-pack");

/**
 * The content of policy-pack/provider-choices-by-type.json: of every AWS type that the pack's sources name, the properties that
 * a program may leave out and the provider then chooses. Its SDK declares them optional as inputs, and never absent as
 * outputs.
 */
export function providerChoices(): string {
    const sdk = sdksFor(root);
    const choices = typesNamedIn(pack).flatMap((type) => {
        const shape = sdk.of(type)?.resource(type);
        const names = (shape?.members ?? [])
            .filter(({ name, optional }) => !optional && shape?.inputs.has(name))
            .map(({ name }) => name);
        return names.length > 0 ? [[type, names] as const] : [];
    });
    return JSON.stringify(Object.fromEntries(choices));
}

function typesNamedIn(folder: string): readonly string[] {
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const types = sources.flatMap((file) =>
        Array.from(
            readFileSync(join(folder, file), "utf8").matchAll(/"(aws:[a-z0-9]+\/\w+:\w+)"/g),
            ([, type]) => type,
        ),
    );
    return [...new Set(types as string[])].sort();
}
