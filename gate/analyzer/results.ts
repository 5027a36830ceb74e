import type { AnalyzeDiagnostic } from "@pulumi/pulumi/proto/analyzer_pb";
import { EnforcementLevel, PolicySeverity } from "@pulumi/pulumi/proto/analyzer_pb";

import type { Severity } from "../../policy-pack/policy";
import type { PackEnforcementLevel } from "./pack-config";

/** Levels by the protocol's numbers. */
export const levels: ReadonlyMap<number, PackEnforcementLevel> = new Map([
    [EnforcementLevel.ADVISORY, "advisory"],
    [EnforcementLevel.MANDATORY, "mandatory"],
    [EnforcementLevel.REMEDIATE, "remediate"],
    [EnforcementLevel.DISABLED, "disabled"],
]);

const severities: ReadonlyMap<number, Severity> = new Map([
    [PolicySeverity.POLICY_SEVERITY_LOW, "low"],
    [PolicySeverity.POLICY_SEVERITY_MEDIUM, "medium"],
    [PolicySeverity.POLICY_SEVERITY_HIGH, "high"],
    [PolicySeverity.POLICY_SEVERITY_CRITICAL, "critical"],
]);

/** A pack need not say how severe a policy is; its level then tells as much as there is to know. */
export function severityOf(stated: number, level: PackEnforcementLevel): Severity {
    return severities.get(stated) ?? (level === "advisory" || level === "disabled" ? "medium" : "high");
}

/** The SDK's own sentence for a policy that came upon a value that is not known yet. */
const unknownValueMessage = /^can't run (?:policy|remediation) '.*' from policy pack '.*' during preview: (.*)$/s;

/** What the SDK says in place of a policy that came upon an unknown value; undefined when it says something else. */
export function unknownReason(message: string): string | undefined {
    return unknownValueMessage.exec(message)?.[1];
}

/** What the policy reported: the SDK puts its description before that. */
export function ownMessage(diagnostic: AnalyzeDiagnostic): string {
    const [message, description] = [diagnostic.getMessage(), diagnostic.getDescription()];
    return message.startsWith(`${description}\n`) ? message.slice(description.length + 1) : message;
}

/** The SDK's own sentence for a policy that threw: which one, and the first line of its error. */
export function failedPolicy(error: unknown): { readonly name: string; readonly reason: string } | undefined {
    const { details = "" } = error as { details?: string };
    const match = /(?:policy|remediation) '([^']*)' from policy pack '[^']*':\n(.*)/.exec(details);
    return match?.[1] === undefined ? undefined : { name: match[1], reason: match[2] ?? "" };
}
