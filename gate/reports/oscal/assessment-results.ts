import { controls } from "../../../policy-pack/standards/controls";
import { nameOf, typeOf } from "../../engine/urn";
import type { PolicyResult } from "../../evaluate";
import type { PolicyCatalog, RunError, StackResult } from "../../results";
import { isOpen, policyNameOf, sentenceOf, stackNameOf } from "../findings";
import type { Report, ReportOptions, RunEnd } from "../report";
import { objectiveId } from "./catalog";
import { controlToken, defaultVersion, idOf, line, listed, metadata, prop, toolComponent, write } from "./document";

/**
 * What the run found: a result a stack, an observation a check, a finding a control. Checks of one policy that passed
 * are one observation with many subjects.
 */
export function assessmentResultsReport({ catalog, version, oscalVersion = defaultVersion }: ReportOptions): Report {
    const stacks: ((time: string) => object)[] = [];
    return {
        stack(stack) {
            stacks.push(resultOf(stack, stacks.length, catalog, version));
            return "";
        },
        end: (run) => write("assessment-results", assessmentOf(stacks, run, version, oscalVersion)),
    };
}

function assessmentOf(
    stacks: readonly ((time: string) => object)[],
    { time, errors }: RunEnd,
    version: string,
    oscalVersion: string,
): object {
    const plan = idOf("resource", "plan", version);
    const results = stacks.map((stack) => stack(time));
    return {
        uuid: idOf("assessment-results", version, time, JSON.stringify(results)),
        metadata: metadata("Results of annex42", time, time, oscalVersion),
        "import-ap": {
            href: `#${plan}`,
            remarks:
                "There is no plan of its own: the release of annex42 that is named in the back matter is the plan.",
        },
        // A document has one result at least.
        results: results.length > 0 ? results : [emptyResult(time, errors)],
        "back-matter": {
            resources: [
                {
                    uuid: plan,
                    title: `annex42 ${version}`,
                    rlinks: [{ href: "oscal-component-definition.json" }],
                },
            ],
        },
    };
}

function emptyResult(time: string, errors: readonly RunError[]): object {
    return {
        uuid: idOf("result", "none", time),
        title: "No stack",
        description: line(`Nothing was assessed. ${errors.map(({ message }) => message).join(" ")}`),
        start: time,
        "reviewed-controls": { "control-selections": [{ description: "Nothing was assessed.", "include-all": {} }] },
    };
}

function resultOf(
    stack: StackResult,
    index: number,
    catalog: PolicyCatalog,
    version: string,
): (runTime: string) => object {
    const key = [version, String(index), stack.source, stack.project ?? "", stack.stack ?? ""];
    const items = new Map<string, string>();
    const itemOf = (urn: string): string => {
        const known = items.get(urn) ?? idOf("inventory-item", ...key, urn);
        items.set(urn, known);
        return known;
    };
    const observations = new Map<string, Observation>();
    const byControl = new Map<string, PolicyResult[]>();
    const observationsByControl = new Map<string, Set<string>>();
    for (const result of stack.results) {
        const name = policyNameOf(result);
        const parts =
            result.verdict === "pass"
                ? [name, "pass"]
                : [name, result.verdict, result.urn, result.path ?? "", result.message ?? ""];
        const uuid = idOf("observation", ...key, ...parts);
        const observation = observations.get(uuid);
        if (observation) observation.subjects.add(itemOf(result.urn));
        else observations.set(uuid, { uuid, result, subjects: new Set([itemOf(result.urn)]) });
        for (const control of catalog.get(result)?.supports ?? []) {
            append(byControl, control, result);
            const set = observationsByControl.get(control);
            if (set) set.add(uuid);
            else observationsByControl.set(control, new Set([uuid]));
        }
    }
    const reviewed = controls.filter(({ id }) => byControl.has(id));
    const time = stack.time;
    // Every result defines the tool anew, and OSCAL wants no identifier twice in a document.
    const tool = idOf("component", "annex42", ...key);
    return (runTime) => ({
        uuid: idOf("result", ...key, time ?? runTime),
        title: line(stackNameOf(stack)),
        description: `All policies over the resources of one stack, ${bases[stack.basis]}.`,
        start: time ?? runTime,
        props: [
            prop("annex42-version", version),
            prop("source", stack.source),
            prop("basis", stack.basis),
            prop("resources", String(stack.resourceCount)),
            prop("not-seen", String(stack.notSeen.length)),
        ],
        "local-definitions": {
            ...listed(
                "inventory-items",
                [...items].map(([urn, uuid]) => ({
                    uuid,
                    description: line(`${nameOf(urn)} (${typeOf(urn)})`),
                    props: [{ name: "asset-id", value: line(urn) }],
                })),
            ),
            "assessment-assets": {
                components: [toolComponent(version, tool)],
                "assessment-platforms": [
                    {
                        uuid: idOf("platform", ...key),
                        title: "annex42",
                        "uses-components": [{ "component-uuid": tool }],
                    },
                ],
            },
        },
        "reviewed-controls": {
            "control-selections": [
                reviewed.length > 0
                    ? { "include-controls": reviewed.map(({ id }) => ({ "control-id": controlToken(id) })) }
                    : { description: "All, and no policy applies to the resources of the stack.", "include-all": {} },
            ],
        },
        ...listed(
            "observations",
            [...observations.values()].map((observation) =>
                observationOf(observation, { catalog, tool, time: time ?? runTime }),
            ),
        ),
        ...listed(
            "findings",
            reviewed.map(({ id, title }) => ({
                uuid: idOf("finding", ...key, id),
                title: `${id} ${title}`,
                description: findingText(byControl.get(id) ?? []),
                target: {
                    type: "objective-id",
                    "target-id": objectiveId(id),
                    status: statusOf(byControl.get(id) ?? []),
                },
                "related-observations": [...(observationsByControl.get(id) ?? [])].map((uuid) => ({
                    "observation-uuid": uuid,
                })),
            })),
        ),
    });
}

const bases = {
    deep: "as its program makes them, with made-up values for what the cloud would give",
    preview: "as its program makes them, as far as a preview knows them",
    state: "as they were deployed",
} as const;

interface Observation {
    readonly uuid: string;
    readonly result: PolicyResult;
    readonly subjects: Set<string>;
}

function observationOf(
    { uuid, result, subjects }: Observation,
    { catalog, tool, time }: { readonly catalog: PolicyCatalog; readonly tool: string; readonly time: string },
): object {
    const { verdict, severity, effect, waiver, source, madeUp } = result;
    const info = catalog.get(result);
    return {
        uuid,
        title: policyNameOf(result),
        description: verdict === "pass" ? `${info?.title ?? result.policy}.` : line(sentenceOf(result)),
        props: [
            prop("result", verdict),
            prop("severity", severity),
            prop("effect", effect),
            ...(waiver
                ? [
                      prop("waived-by", waiver.owner),
                      prop("waived-until", waiver.expires),
                      prop("waiver-reason", waiver.reason),
                  ]
                : []),
            ...(source ? [prop("source", `${source.file}:${source.line}`)] : []),
            ...(madeUp.length > 0 ? [prop("made-up", madeUp.join(" "))] : []),
        ],
        methods: ["TEST"],
        ...(verdict !== "pass" && { types: ["finding"] }),
        origins: [{ actors: [{ type: "tool", "actor-uuid": tool }] }],
        subjects: [...subjects].map((subject) => ({ "subject-uuid": subject, type: "inventory-item" })),
        collected: time,
    };
}

function statusOf(results: readonly PolicyResult[]): object {
    if (results.some(isOpen)) return { state: "not-satisfied", reason: "fail" };
    if (results.some(({ verdict }) => verdict !== "pass")) {
        const remarks = results.some(({ waiver }) => waiver)
            ? "Some violations are waived."
            : "Some checks could not be answered.";
        return { state: "not-satisfied", reason: "other", remarks };
    }
    return { state: "satisfied", reason: "pass" };
}

function findingText(results: readonly PolicyResult[]): string {
    const count = (wanted: (result: PolicyResult) => boolean): number => results.filter(wanted).length;
    const parts = [
        `${count(({ verdict }) => verdict === "pass")} passed`,
        `${count(isOpen)} failed`,
        `${count(({ waiver }) => waiver !== undefined)} waived`,
        `${count((result) => result.verdict === "unknown" && !isOpen(result) && !result.waiver)} unknown`,
    ];
    return `Of the checks whose policies support the control: ${parts.join(", ")}.`;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
}
