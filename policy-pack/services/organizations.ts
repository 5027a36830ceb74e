import type { PolicyArgs } from "@pulumi/aws/organizations";

import type { GraphView, Readable, ResourceView } from "../policy";
import { isRecord, parseJson, valueAt } from "./json";

export const organizationType = "aws:organizations/organization:Organization";
export const organizationPolicyType = "aws:organizations/policy:Policy";
export const policyAttachmentType = "aws:organizations/policyAttachment:PolicyAttachment";

type OrganizationPolicy = ResourceView<Readable<PolicyArgs>>;

/** The kind of an organization's policy; a service control policy unless told. */
export function kindOf({ type }: Readable<PolicyArgs>): string {
    return type ?? "SERVICE_CONTROL_POLICY";
}

/** The policies of a kind, as far as the stack makes them. One whose kind is not known yet ends the check. */
export function policiesOfKind(graph: GraphView, kind: string): readonly OrganizationPolicy[] {
    return graph.ofType<PolicyArgs>(organizationPolicyType).filter(({ props }) => kindOf(props) === kind);
}

/** What a management policy assigns at a path such as `services.default.opt_out_policy`. */
export function assignedAt(content: unknown, path: string): unknown {
    return valueAt(content, `${path}.@@assign`);
}

/** The content of a policy, out of its JSON; undefined where it is none. */
export function contentOf({ content }: Readable<PolicyArgs>): unknown {
    return parseJson(String(content));
}

/** What the content of a Bedrock policy says of each guardrail that it enforces, in whatever Region. */
export function enforcedGuardrails(content: unknown): readonly unknown[] {
    return innerValues(valueAt(content, "bedrock.guardrail_inference")).flatMap(innerValues);
}

function innerValues(value: unknown): readonly unknown[] {
    return isRecord(value) ? Object.values(value) : [];
}
