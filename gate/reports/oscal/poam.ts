import type { PolicyResult } from "../../evaluate";
import type { PolicyCatalog, StackResult } from "../../results";
import { isOpen, policyNameOf, resourceNameOf, sentenceOf, severities, stackNameOf } from "../findings";
import type { Report, ReportOptions, RunEnd } from "../report";
import { defaultVersion, idOf, line, listed, metadata, prop, toolComponent, toolUuid, write } from "./document";

interface Item {
    readonly result: PolicyResult;
    readonly stack: string;
    readonly time: string | undefined;
    readonly key: readonly string[];
}

/** The plan of action: an item for each open finding, and one for each that is waived, with its owner and last day. */
export function poamReport({ catalog, version, oscalVersion = defaultVersion }: ReportOptions): Report {
    const items: Item[] = [];
    let stacks = 0;
    return {
        stack(stack: StackResult) {
            const index = String(stacks++);
            stack.results
                .filter((result) => isOpen(result) || result.waiver)
                .forEach((result, number) => {
                    const key = [index, String(number), result.pack, result.policy, result.urn];
                    items.push({ result, stack: stackNameOf(stack), time: stack.time, key });
                });
            return "";
        },
        end: (run) => write("plan-of-action-and-milestones", poamOf(items, run, catalog, version, oscalVersion)),
    };
}

function poamOf(
    items: readonly Item[],
    { time }: RunEnd,
    catalog: PolicyCatalog,
    version: string,
    oscalVersion: string,
): object {
    const sorted = [...items].sort(
        (one, other) => severities.indexOf(one.result.severity) - severities.indexOf(other.result.severity),
    );
    return {
        uuid: idOf("poam", version, time, JSON.stringify(sorted)),
        metadata: metadata("Open findings of annex42", time, time, oscalVersion),
        "system-id": { id: "annex42" },
        "local-definitions": { components: [toolComponent(version)] },
        ...listed(
            "observations",
            sorted.map((item) => ({
                uuid: idOf("poam-observation", ...item.key),
                title: policyNameOf(item.result),
                description: line(sentenceOf(item.result)),
                props: [prop("urn", item.result.urn), prop("stack", item.stack)],
                methods: ["TEST"],
                types: ["finding"],
                origins: [{ actors: [{ type: "tool", "actor-uuid": toolUuid }] }],
                collected: item.time ?? time,
            })),
        ),
        ...listed(
            "risks",
            sorted.map((item) => riskOf(item, catalog)),
        ),
        "poam-items":
            sorted.length > 0
                ? sorted.map((item) => itemOf(item, catalog))
                : [
                      {
                          uuid: idOf("poam-item", "none", time),
                          title: "Nothing is open",
                          description: "No finding is open and none is waived. A plan has one item at least.",
                      },
                  ],
    };
}

function riskOf({ result, key }: Item, catalog: PolicyCatalog): object {
    const { waiver } = result;
    const info = catalog.get(result);
    return {
        uuid: idOf("poam-risk", ...key),
        title: line(info?.title ?? result.policy),
        description: line(sentenceOf(result)),
        statement: line(info?.why ?? info?.title ?? result.policy),
        props: [prop("severity", result.severity)],
        status: waiver ? "deviation-approved" : "open",
        ...(waiver && { deadline: `${waiver.expires}T23:59:59Z` }),
    };
}

function itemOf({ result, stack, key }: Item, catalog: PolicyCatalog): object {
    const { waiver, policy, severity, source } = result;
    const info = catalog.get(result);
    return {
        uuid: idOf("poam-item", ...key),
        title: line(`${info?.title ?? policy}: ${resourceNameOf(result.urn)}`),
        description: line(`${sentenceOf(result)} ${info?.fix ?? ""}`),
        props: [
            prop("policy", policyNameOf(result)),
            prop("severity", severity),
            prop("stack", stack),
            ...(info?.supports ?? []).map((control) => prop("supports", control)),
            ...(source ? [prop("source", `${source.file}:${source.line}`)] : []),
            ...(waiver
                ? [
                      prop("waived-by", waiver.owner),
                      prop("waived-until", waiver.expires),
                      prop("waiver-reason", waiver.reason),
                  ]
                : []),
        ],
        "related-observations": [{ "observation-uuid": idOf("poam-observation", ...key) }],
        "related-risks": [{ "risk-uuid": idOf("poam-risk", ...key) }],
    };
}
