import { serviceOf } from "../gate/services";
import { counted } from "../gate/reports/layout";
import type { Policy } from "../policy-pack/policy";
import { controls } from "../policy-pack/standards/controls";
import { anchorOf } from "./control-pages";
import { escapeMarkdown, inCode } from "./markdown";

/** A page of docs/policies that lists policies. */
export interface ListPage {
    readonly file: string;
    readonly content: string;
}

const severities = ["critical", "high", "medium", "low"] as const satisfies readonly Policy["severity"][];

/** What the parts of `equivalents` before the colon stand for. */
const peers: Readonly<Record<string, string>> = {
    "aws-aiml": "AI/ML Security Assessment of AWS Samples",
    "aws-aiml-next": "AI/ML Security Assessment of AWS Samples, its next version",
    awsguard: "Pulumi AWSGuard",
    "cdk-nag": "cdk-nag",
    checkov: "Checkov",
    config: "AWS Config managed rules",
    "config-pack": "AWS Config conformance packs",
    "datadog-iac": "Datadog IaC Security",
    fsbp: "AWS Foundational Security Best Practices",
    "guard-registry": "AWS Guard Rules Registry",
    kics: "KICS",
    "kube-linter": "KubeLinter",
    kubescape: "Kubescape",
    kyverno: "Kyverno",
    prowler: "Prowler",
    "pss-baseline": "Kubernetes Pod Security Standards, baseline",
    "pss-restricted": "Kubernetes Pod Security Standards, restricted",
    pulumi: "Pulumi policy packs",
    sechub: "AWS Security Hub",
    sentinel: "HashiCorp Sentinel policies",
    steampipe: "Steampipe",
    "steampipe-tf": "Steampipe, for Terraform",
    terrascan: "Terrascan",
    trivy: "Trivy",
};

/** Every list of policies that docs/policies has: the index, and what it leads to. */
export function policyLists(policies: readonly Policy[]): readonly ListPage[] {
    const services = [...new Set(policies.map(serviceOf))].sort();
    const tools = [...new Set(policies.flatMap(({ equivalents }) => equivalents.map(toolOf)))].sort((a, b) =>
        nameOf(a).localeCompare(nameOf(b), "en"),
    );
    return [
        { file: "README.md", content: index(policies, services, tools) },
        ...services.map((service) => ({
            file: fileOfService(service),
            content: servicePage(
                service,
                policies.filter((policy) => serviceOf(policy) === service),
            ),
        })),
        ...severities.map((severity) => ({
            file: fileOfSeverity(severity),
            content: severityPage(
                severity,
                policies.filter((policy) => policy.severity === severity),
            ),
        })),
        ...tools.map((tool) => ({ file: fileOfTool(tool), content: toolPage(tool, policies) })),
    ];
}

/** The page that lists the policies about the same service. */
export function pageOfService(policy: Policy): { readonly title: string; readonly file: string } {
    const service = serviceOf(policy);
    return { title: service, file: fileOfService(service) };
}

function index(policies: readonly Policy[], services: readonly string[], tools: readonly string[]): string {
    return page(
        "# Policies",
        `${counted(policies.length, "policy", "policies")}, generated from their sources. On a terminal, \`npx annex42 policies\` lists them, by service, control or a word, and \`npx annex42 explain <id>\` shows what is on the page of one.`,
        "## By severity",
        "Critical and high ones are mandatory by default, the others advisory; [settings](../../README.md) change that.",
        table(
            ["severity", "policies"],
            severities.map((severity) => [
                `[${severity}](${fileOfSeverity(severity)})`,
                String(policies.filter((policy) => policy.severity === severity).length),
            ]),
        ),
        "## By service",
        table(
            ["service", "policies", ...severities],
            services.map((service) => {
                const own = policies.filter((policy) => serviceOf(policy) === service);
                const counts = severities.map(
                    (severity) => own.filter((policy) => policy.severity === severity).length,
                );
                return [
                    `[${service}](${fileOfService(service)})`,
                    String(own.length),
                    ...counts.map((count) => (count === 0 ? "" : String(count))),
                ];
            }),
        ),
        "## By control of ISO/IEC 42001, Annex A",
        "A policy supports a control: it gives evidence for the part that infrastructure can show. [All controls](../controls.md), with those that are people's work.",
        table(
            ["control", "policies"],
            controls
                .map((control) => ({
                    control,
                    count: policies.filter(({ supports }) => supports.includes(control.id)).length,
                }))
                .filter(({ count }) => count > 0)
                .map(({ control: { id, title }, count }) => [
                    `[${id} ${title}](../controls.md#${anchorOf(id)})`,
                    String(count),
                ]),
        ),
        "## Coming from another tool",
        "For each of these, its checks with the policies that ask the same. `npx annex42 explain CKV_AWS_122` finds one by the other tool's id.",
        table(
            ["tool", "checks"],
            tools.map((tool) => [`[${nameOf(tool)}](${fileOfTool(tool)})`, String(checksOf(tool, policies).size)]),
        ),
    );
}

/** Above this, a list has parts. */
const longList = 40;

function servicePage(service: string, policies: readonly Policy[]): string {
    const start = [
        `# Policies: ${service}`,
        `${counted(policies.length, "policy", "policies")}; [all services](README.md#by-service).`,
    ];
    if (policies.length <= longList) return page(...start, policyTable(policies));
    const kinds = [...new Set(policies.map(kindOf))].sort();
    return page(
        ...start,
        ...kinds.flatMap((kind) => [`## ${kind}`, policyTable(policies.filter((policy) => kindOf(policy) === kind))]),
    );
}

function severityPage(severity: Policy["severity"], policies: readonly Policy[]): string {
    const services = [...new Set(policies.map(serviceOf))].sort();
    return page(
        `# Policies: ${severity}`,
        `${counted(policies.length, "policy", "policies")}; [all severities](README.md#by-severity).`,
        ...services.flatMap((service) => [
            `## ${service}`,
            table(
                ["policy", "says"],
                policies
                    .filter((policy) => serviceOf(policy) === service)
                    .map(({ id, title }) => [link(id), escapeMarkdown(title)]),
            ),
        ]),
    );
}

function toolPage(tool: string, policies: readonly Policy[]): string {
    const checks = checksOf(tool, policies);
    return page(
        `# Coming from ${nameOf(tool)}`,
        `${counted(checks.size, "check")} with the policies that ask the same; [other tools](README.md#coming-from-another-tool). A check that is not here is asked by no policy, or asked more or less strictly.`,
        table(
            ["check", "policy", "says"],
            [...checks]
                .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
                .map(([check, same]) => [
                    inCode(check),
                    same.map(({ id }) => link(id)).join("<br>"),
                    same.map(({ title }) => escapeMarkdown(title)).join("<br>"),
                ]),
        ),
    );
}

function policyTable(policies: readonly Policy[]): string {
    return table(
        ["policy", "severity", "says"],
        policies.map(({ id, severity, title }) => [link(id), severity, escapeMarkdown(title)]),
    );
}

/** The checks of another tool, without its name, and the policies that ask the same. */
function checksOf(tool: string, policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> {
    const checks = new Map<string, Policy[]>();
    for (const policy of policies) {
        for (const equivalent of policy.equivalents.filter((check) => toolOf(check) === tool)) {
            const check = equivalent.slice(tool.length + 1);
            checks.set(check, [...(checks.get(check) ?? []), policy]);
        }
    }
    return checks;
}

function toolOf(check: string): string {
    return check.split(":", 1)[0] ?? check;
}

function nameOf(tool: string): string {
    return peers[tool] ?? tool;
}

/** The kind of resource that a policy is about: what a type token ends with. */
function kindOf({ appliesTo: [type = ""] }: Policy): string {
    return type.slice(type.lastIndexOf(":") + 1);
}

// No policy's id begins like these.
function fileOfService(service: string): string {
    return `by-service-${service}.md`;
}

function fileOfSeverity(severity: Policy["severity"]): string {
    return `by-severity-${severity}.md`;
}

function fileOfTool(tool: string): string {
    return `coming-from-${tool}.md`;
}

function link(id: string): string {
    return `[${id}](${id}.md)`;
}

function page(...blocks: readonly string[]): string {
    return `${blocks.join("\n\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
