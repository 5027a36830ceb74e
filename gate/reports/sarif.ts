import type {
    Location,
    Notification,
    ReportingDescriptor,
    Result,
    Run,
    ToolComponent,
    ToolComponentReference,
} from "sarif";

import type { Severity } from "../../policy-pack/policy";
import { controls } from "../../policy-pack/standards/controls";
import { nameOf } from "../engine/urn";
import type { PolicyResult } from "../evaluate";
import type { PolicyCatalog, PolicyInfo, RunError, StackResult } from "../results";
import type { Waiver } from "../waivers";
import { Fingerprints, isDoubt, isOpen, placeOf, policyNameOf, sentenceOf } from "./findings";
import type { Report, ReportOptions, RunEnd } from "./report";
import { repositoryPath, repositoryRoot } from "./repository";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** GitHub makes critical of what is over 9.0, high of 7.0 and up, medium of 4.0 and up. */
const securitySeverity: Readonly<Record<Severity, string>> = {
    critical: "9.5",
    high: "8.0",
    medium: "5.5",
    low: "2.0",
};

const standard = "ISO-IEC-42001-2023";
const taxonomy: ToolComponentReference = { name: standard, index: 0 };

const expiredWaiver = "waiver-expired";

/**
 * SARIF 2.1.0, as GitHub code scanning takes it. Waived findings are left out, because GitHub reopens what is merely
 * suppressed. What was not verified is no result, because GitHub would raise an alert for it; it is a notification.
 */
export function sarifReport({ catalog, version }: ReportOptions): Report {
    const writer = new SarifWriter(catalog, version);
    return {
        stack: (result) => writer.stack(result),
        end: (run) => writer.end(run),
    };
}

class SarifWriter {
    private readonly root = repositoryRoot();
    private readonly fingerprints = new Fingerprints();
    private readonly rules: ReportingDescriptor[] = [];
    private readonly ruleIndex = new Map<string, number>();
    private readonly notifications: Notification[] = [];
    private before = `{\n"$schema": "${schema}",\n"version": "2.1.0",\n"runs": [{\n"results": [`;

    constructor(
        private readonly catalog: PolicyCatalog,
        private readonly version: string,
    ) {}

    stack(stack: StackResult): string {
        for (const result of stack.results) {
            if (isDoubt(result)) this.notifications.push(this.doubt(result, stack));
        }
        for (const { urn, reason } of stack.notSeen) {
            this.notifications.push({
                level: "note",
                message: { text: `"${nameOf(urn)}" was not verified: ${reason}.` },
                locations: [this.location({ file: stack.source, line: 1 }, urn)],
            });
        }
        return this.add(stack.results.filter(isOpen).map((result) => this.result(result, stack)));
    }

    end({ errors, waivers, exitCode }: RunEnd): string {
        const added = this.add(waivers.expired.map((waiver) => this.expired(waiver)));
        const rest: Omit<Run, "results"> = {
            tool: {
                driver: {
                    name: "annex42",
                    semanticVersion: this.version,
                    rules: this.rules,
                    supportedTaxonomies: [taxonomy],
                },
            },
            taxonomies: [annexATaxonomy()],
            invocations: [
                {
                    executionSuccessful: errors.length === 0,
                    exitCode,
                    toolExecutionNotifications: [...errors.map((error) => this.error(error)), ...this.notifications],
                },
            ],
            columnKind: "utf16CodeUnits",
            automationDetails: { id: "annex42/" },
        };
        const members = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
        return `${added || this.opening()}\n],\n${members.join(",\n")}\n}]\n}\n`;
    }

    private opening(): string {
        const { before } = this;
        this.before = ",";
        return before === "," ? "" : before;
    }

    private add(results: readonly Result[]): string {
        return results
            .map((result) => {
                const { before } = this;
                this.before = ",";
                return `${before}\n${JSON.stringify(result)}`;
            })
            .join("");
    }

    private result(result: PolicyResult, stack: StackResult): Result {
        const info = this.catalog.get(result);
        const ruleId = policyNameOf(result);
        const fingerprint = this.fingerprints.of(result);
        return {
            ruleId,
            ruleIndex: this.indexOf(ruleId, () => ruleOf(ruleId, info, result)),
            level: result.effect === "block" ? "error" : result.severity === "low" ? "note" : "warning",
            message: { text: [sentenceOf(result), info?.fix ?? ""].join(" ").trim() },
            locations: [this.location(placeOf(result, stack), result.urn)],
            // GitHub knows an alert again by the second of the two; other readers take the first.
            partialFingerprints: {
                "annex42/v1": fingerprint,
                primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`,
            },
            properties: {
                urn: result.urn,
                ...(result.path !== undefined && { path: result.path }),
                ...(result.known && { baseline: true }),
                ...(result.verdict === "unknown" && { unknown: true }),
            },
        };
    }

    private expired(waiver: Waiver): Result {
        const { policy, resource, owner, expires, file, line } = waiver;
        return {
            ruleId: expiredWaiver,
            ruleIndex: this.indexOf(expiredWaiver, () => ({
                id: expiredWaiver,
                shortDescription: { text: "Waivers are not past their last day" },
                help: { text: "Mend what was accepted, or let its owner accept it anew with a later day." },
                defaultConfiguration: { level: "warning" },
                properties: { tags: ["waiver"] },
            })),
            level: "warning",
            message: { text: `The waiver of ${policy} expired on ${expires}; ${owner} answers for it.` },
            locations: [this.location({ file, line })],
            partialFingerprints: {
                "annex42/v1": this.fingerprints.of({ pack: "", policy, urn: resource } as PolicyResult),
            },
        };
    }

    private doubt(result: PolicyResult, stack: StackResult): Notification {
        return {
            level: "note",
            message: { text: sentenceOf(result) },
            associatedRule: { id: policyNameOf(result) },
            locations: [this.location(placeOf(result, stack), result.urn)],
        };
    }

    private error({ message, file, line = 1, column }: RunError): Notification {
        return {
            level: "error",
            message: { text: message },
            ...(file !== undefined && {
                locations: [this.location({ file, line, ...(column !== undefined && { column }) })],
            }),
        };
    }

    private location({ file, line, column }: { file: string; line: number; column?: number }, urn?: string): Location {
        return {
            physicalLocation: {
                artifactLocation: { uri: encodeURI(repositoryPath(file, this.root)) },
                region: {
                    startLine: Math.max(1, line),
                    ...(column !== undefined && { startColumn: Math.max(1, column) }),
                },
            },
            ...(urn !== undefined && {
                logicalLocations: [{ name: nameOf(urn), fullyQualifiedName: urn, kind: "resource" }],
            }),
        };
    }

    private indexOf(id: string, make: () => ReportingDescriptor): number {
        const known = this.ruleIndex.get(id);
        if (known !== undefined) return known;
        this.ruleIndex.set(id, this.rules.length);
        return this.rules.push(make()) - 1;
    }
}

function ruleOf(id: string, info: PolicyInfo | undefined, { severity, policy }: PolicyResult): ReportingDescriptor {
    const supports = info?.supports ?? [];
    return {
        id,
        name: camelCase(policy),
        shortDescription: { text: info?.title ?? policy },
        ...(info?.why !== undefined && { fullDescription: { text: info.why } }),
        ...(info?.reference !== undefined && { helpUri: info.reference }),
        help: { text: [info?.why, info?.fix].join(" ").trim() || policy, markdown: helpMarkdown(info, supports) },
        defaultConfiguration: { level: info?.enforcementLevel === "mandatory" ? "error" : "warning" },
        properties: {
            "security-severity": securitySeverity[severity],
            "problem.severity": info?.enforcementLevel === "mandatory" ? "error" : "warning",
            precision: "very-high",
            // GitHub takes no more than 20.
            tags: ["security", ...supports.slice(0, 19).map((control) => `ISO-IEC-42001/${control}`)],
        },
        relationships: supports.flatMap((control) => {
            const index = controls.findIndex((known) => known.id === control);
            return index < 0 ? [] : [{ target: { id: control, index, toolComponent: taxonomy }, kinds: ["relevant"] }];
        }),
    };
}

function helpMarkdown(info: PolicyInfo | undefined, supports: readonly string[]): string {
    return [
        info?.why ?? "",
        info?.fix === undefined ? "" : `**Fix:** ${info.fix}`,
        supports.length === 0 ? "" : `Supports, in ISO/IEC 42001 Annex A: ${supports.join(", ")}.`,
        info?.reference === undefined ? "" : `[More](${info.reference})`,
    ]
        .filter((paragraph) => paragraph !== "")
        .join("\n\n");
}

function annexATaxonomy(): ToolComponent {
    return {
        name: standard,
        organization: "ISO/IEC",
        shortDescription: { text: "ISO/IEC 42001:2023, Annex A: identifiers and titles" },
        informationUri: "https://www.iso.org/standard/81230.html",
        isComprehensive: true,
        taxa: controls.map(({ id, title, shows }) => ({
            id,
            name: title,
            shortDescription: { text: title },
            fullDescription: { text: `What infrastructure can show: ${shows}` },
        })),
    };
}

/** Rules' names are identifiers for people, as SARIF has it. */
function camelCase(id: string): string {
    return id.replace(/(^|[-_])([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}
