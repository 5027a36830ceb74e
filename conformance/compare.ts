import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";

import type { PolicyEvent } from "@pulumi/pulumi/automation";

import { readProject, readStack, runProgram } from "../gate/engine";
import { loadProjectFixtures } from "../gate/engine/answers/fixtures";
import type { Project } from "../gate/engine/project";
import { otherStacksOf, TemporaryStack } from "../gate/engine/pulumi-cli";
import { PolicyRunner } from "../gate/evaluate";
import type { PolicyResult } from "../gate/evaluate";
import { readStackFile } from "../gate/inputs";
import { defaultSettings } from "../gate/policy-config";
import type { Verdict } from "../policy-pack/policy";
import { policies } from "../policy-pack/policies";

/** The folder in which each stack whose Kubernetes resources have been deployed has its manifests. */
export const renderedManifests = join(__dirname, "..", ".cache", "rendered");

const pack = join(__dirname, "..", "dist", "policy-pack");
const runner = new PolicyRunner(policies, defaultSettings(policies));

const ofStack = new Set(policies.filter(({ scope }) => scope === "stack").map(({ id }) => id));

/** What one program came to. */
export interface Comparison {
    readonly name: string;
    /** Verdicts of one policy on one resource, before and after the deployment. */
    readonly compared: number;
    readonly equal: number;
    /** The engine's side is unknown, and the gate's is not: it knows what a preview cannot. */
    readonly listed: number;
    /** The provider chose what the program had left to it: packs are not told, and a review reads it. */
    readonly chosen: number;
    /** All others: each is a defect. */
    readonly differences: readonly string[];
}

/**
 * Runs a program both ways: previews it with the shipped pack and holds that against the gate, then deploys it, exports
 * its state, and holds `pulumi policy analyze` against a review of the export.
 */
export async function compare(directory: string, stackName: string): Promise<Comparison> {
    const project = readProject(directory);
    const stack = readStack(project, stackName);
    const run = await runProgram({ project, stack, fixtures: loadProjectFixtures(directory) });
    const temporary = await TemporaryStack.create(project, stack, otherStacksOf(run));
    try {
        const { resources, findings } = await temporary.preview([pack]);
        const engine = runner.evaluate(resources);
        const gate = verdictsOf(runner.evaluate(run.resources));
        const seen = verdictsOf(engine);
        const differences = [...differencesOfPack(engine, findings)];
        let equal = 0;
        let listed = 0;
        for (const key of new Set([...seen.keys(), ...gate.keys()])) {
            const [theirs, ours] = [seen.get(key) ?? "not applicable", gate.get(key) ?? "not applicable"];
            if (theirs === ours) equal++;
            else if (theirs === "unknown") listed++;
            else differences.push(`${key}: the engine's verdict is ${theirs}, the gate's ${ours}`);
        }
        const file = await temporary.deploy(withoutCluster(project, stackName));
        const reviewed = await review(file);
        const given = givenToPacks(reviewed, await review(withoutOutputs(file)));
        const wrong = differencesOfPack(given, await temporary.analyze([pack]));
        const chosen = differing(verdictsOf(given), verdictsOf(reviewed)).length;
        equal += given.length - wrong.length - chosen;
        differences.push(...wrong.map((difference) => `deployed: ${difference}`));
        const name = `${project.name} / ${stackName}`;
        const compared = equal + listed + chosen + differences.length;
        return { name, compared, equal, listed, chosen, differences };
    } finally {
        temporary.remove();
    }
}

/** What makes the Kubernetes provider write manifests where the program has told it of a cluster, which there is not. */
function withoutCluster({ name }: Project, stack: string): Readonly<Record<string, string>> {
    const preload = join(__dirname, "render-manifests.cjs");
    return {
        NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
        RENDERED_MANIFESTS: join(renderedManifests, `${name}-${stack}`),
    };
}

async function review(file: string): Promise<readonly PolicyResult[]> {
    const { resources } = await readStackFile(file, true);
    return runner.evaluate(resources, { judgesExternal: true });
}

/** A copy of an export in which resources have what was asked for alone. */
function withoutOutputs(file: string): string {
    const exported = JSON.parse(readFileSync(file, "utf8")) as { deployment: { resources: object[] } };
    const resources = exported.deployment.resources.map((resource) => ({ ...resource, outputs: undefined }));
    const copy = join(dirname(file), "asked.json");
    writeFileSync(copy, JSON.stringify({ ...exported, deployment: { ...exported.deployment, resources } }));
    return copy;
}

/**
 * `pulumi policy analyze` shows policies of one resource what was asked for, and policies of the stack what the provider
 * answered. A review reads what it answered, always.
 */
function givenToPacks(reviewed: readonly PolicyResult[], asked: readonly PolicyResult[]): readonly PolicyResult[] {
    return [
        ...reviewed.filter(({ policy }) => ofStack.has(policy)),
        ...asked.filter(({ policy }) => !ofStack.has(policy)),
    ];
}

/** Those of which one says something and the other does not, or something else. */
function differing(one: ReadonlyMap<string, Verdict>, other: ReadonlyMap<string, Verdict>): readonly string[] {
    return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}

/** By policy and resource. */
function verdictsOf(results: readonly PolicyResult[]): ReadonlyMap<string, Verdict> {
    return new Map(results.map(({ policy, urn, verdict }) => [`${policy} on ${urn}`, verdict]));
}

/** The shipped pack, in its own process under the real engine, has to report what the policies say in this one. */
function differencesOfPack(results: readonly PolicyResult[], findings: readonly PolicyEvent[]): string[] {
    const ours = results.flatMap(({ policy, urn, effect }) =>
        effect === "none" ? [] : [`${policy} on ${urn}: ${effect === "block" ? "mandatory" : "advisory"}`],
    );
    const theirs = new Map(
        findings.map(({ policyName, resourceUrn, enforcementLevel, message }) => [
            `${policyName} on ${resourceUrn}: ${enforcementLevel}`,
            stripVTControlCharacters(message).trim().replaceAll("\n", " "),
        ]),
    );
    return [
        ...without([...theirs.keys()], ours).map((finding) => `${finding}, by the pack alone: ${theirs.get(finding)}`),
        ...without(ours, [...theirs.keys()]).map((finding) => `${finding}, not by the pack`),
    ];
}

function without(list: readonly string[], others: readonly string[]): readonly string[] {
    const known = new Set(others);
    return [...new Set(list)].filter((element) => !known.has(element));
}
