import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { examplesOf, isUnknownValue } from "../policy-pack/policy";
import type { ExampleCase, ExampleResource, Policy } from "../policy-pack/policy";

/** Providers that stand in, or are there, before the real engine. Types of others have no plugin to run them. */
const packages = new Set(["aws", "aws-native", "kubernetes"]);

/** How many resources one program registers at the most, more or less. */
const programSize = 1000;

/** There is no cluster to deploy to, so the Kubernetes provider writes files. */
const settings = "config:\n  aws:region: us-east-1\n  kubernetes:renderYamlToDirectory: rendered\n";

interface Registration extends ExampleResource {
    readonly name: string;
}

/** Registrations of one program, and the names that they give to resources of the cloud. */
interface Program {
    /** A reference that is not known yet may be to any resource: examples with one are kept from the others. */
    readonly hasUnknown: boolean;
    readonly taken: Set<string>;
    readonly all: Registration[];
}

/** What a resource is called in the cloud, where no two of a type are called the same. */
function namesIn(type: string, props: Readonly<Record<string, unknown>>): readonly string[] {
    return Object.entries(props).flatMap(([key, value]) =>
        /^(?:bucket|name|.+Name|arn)$/.test(key) && typeof value === "string" ? [`${type} ${value}`] : [],
    );
}

/**
 * Writes programs that register the examples of policies, each example's resources under names of its own, and gives
 * their folders. Examples with a configuration of their own are left out: a run has one for all.
 *
 * @param isSample whether one pass, one fail and one unknown of each policy are enough
 */
export function writeExamplePrograms(
    folder: string,
    policies: readonly Policy[],
    { isSample }: { readonly isSample: boolean },
): readonly string[] {
    rmSync(folder, { recursive: true, force: true });
    const programs: Program[] = [];
    for (const registrations of policies.flatMap((policy) => registrationsOf(policy, isSample))) {
        const names = registrations.flatMap(({ type, props }) => namesIn(type, props ?? {}));
        const isUnknown = hasUnknown(registrations);
        const hasRoom = (program: Program): boolean =>
            program.hasUnknown === isUnknown &&
            program.all.length < programSize &&
            !names.some((name) => program.taken.has(name));
        let program = programs.find(hasRoom);
        if (program === undefined) programs.push((program = { hasUnknown: isUnknown, taken: new Set(), all: [] }));
        names.forEach((name) => program.taken.add(name));
        program.all.push(...registrations);
    }
    return programs.map((program, index) => {
        const name = `examples-${index + 1}`;
        const directory = join(folder, name);
        mkdirSync(directory, { recursive: true });
        writeFileSync(join(directory, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
        writeFileSync(join(directory, "Pulumi.dev.yaml"), settings);
        writeFileSync(join(directory, "package.json"), JSON.stringify({ name, main: "index.js" }));
        writeFileSync(
            join(directory, "resources.json"),
            JSON.stringify({ hasUnknown: program.hasUnknown, all: program.all }),
        );
        writeFileSync(join(directory, "index.js"), `require(${JSON.stringify(join(__dirname, "register.js"))});\n`);
        return directory;
    });
}

function registrationsOf(policy: Policy, isSample: boolean): readonly (readonly Registration[])[] {
    const taken = new Set<ExampleCase["kind"]>();
    return examplesOf(policy).flatMap(({ kind, config, given }, index) => {
        const entries = Object.entries(given);
        const isRunnable = entries.every(([, { type }]) => packages.has(type.split(":")[0] ?? ""));
        if (Object.keys(config).length > 0 || !isRunnable || (isSample && taken.has(kind))) return [];
        taken.add(kind);
        const rename = (name: string): string => `${policy.id}.${index}.${name}`;
        return [
            entries.map(([name, { type, props, parent }]) => ({
                name: rename(name),
                type,
                props: renamed(props ?? {}, rename) as Record<string, unknown>,
                ...(parent !== undefined && { parent: rename(parent) }),
            })),
        ];
    });
}

/** Whether there is something in it that is not known yet, as the program writes that. */
function hasUnknown(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    return "$unknown" in value || Object.values(value).some(hasUnknown);
}

/** References to the names that the program uses, and unknown values as references to something not known yet. */
function renamed(value: unknown, rename: (name: string) => string): unknown {
    if (isUnknownValue(value)) return { $unknown: true };
    if (Array.isArray(value)) return value.map((element) => renamed(element, rename));
    if (typeof value !== "object" || value === null) return value;
    if ("$ref" in value) return { ...value, $ref: rename(String(value.$ref)) };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, rename)]));
}
