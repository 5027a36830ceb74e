import type { OrganizationArgs, PolicyArgs } from "@pulumi/aws/organizations";

import { asList, definePolicy, ref, unknownValue, withConfig } from "../../policy";
import { holdsForSome } from "../../services/lists";
import {
    assignedAt,
    contentOf,
    enforcedGuardrails,
    kindOf,
    organizationPolicyType,
    organizationType,
    policiesOfKind,
    policyAttachmentType,
} from "../../services/organizations";

const kind = "BEDROCK_POLICY";

const policyWith = (identifier: string): { type: string; props: Record<string, unknown> } => ({
    type: organizationPolicyType,
    props: {
        type: kind,
        content: JSON.stringify({
            bedrock: {
                guardrail_inference: { "eu-central-1": { baseline: { identifier: { "@@assign": identifier } } } },
            },
        }),
    },
});
const released = "arn:aws:bedrock:eu-central-1:111122223333:guardrail/a1b2c3d4e5f6:3";
const attachment = { type: policyAttachmentType, props: { policyId: ref("policy"), targetId: "r-a1b2" } };
const organization = { type: organizationType, props: { enabledPolicyTypes: [kind] } };

export default definePolicy<PolicyArgs & OrganizationArgs, { inOtherStack: boolean }>({
    id: "bedrock-org-guardrail-policy",
    title: "The organization enforces a guardrail in its accounts",
    severity: "medium",
    scope: "stack",
    appliesTo: [organizationType, organizationPolicyType],
    supports: ["A.2.2", "A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:BR-15", "aws-aiml:AG-09"],
    why: "Whether a guardrail is applied is otherwise for each application of each account to decide, call by call. A Bedrock policy of the organization applies one to every call, whatever the caller says.",
    fix: "Enable the policy type BEDROCK_POLICY, and add a Policy of that type which names a numbered version of a guardrail, with a PolicyAttachment. Where another stack has it, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock.html",
    config: {
        inOtherStack: {
            type: "boolean",
            default: false,
            description: "Whether another stack of the management account keeps the policy.",
        },
    },
    check(resource, { graph, report, unknown, notApplicable, config }) {
        if (resource.type === organizationType) {
            const isEnabled = holdsForSome(asList(resource.props.enabledPolicyTypes), (type) => type === kind);
            if (isEnabled === "no") report("has not enabled the policy type BEDROCK_POLICY", "enabledPolicyTypes");
            if (isEnabled === "unknown") unknown("is not known in full yet", "enabledPolicyTypes");
            if (policiesOfKind(graph, kind).length > 0 || config.inOtherStack) return;
            report("has no policy that enforces a guardrail");
            return;
        }
        if (kindOf(resource.props) !== kind) notApplicable();
        const attachments = graph.referringTo(resource, "policyId", policyAttachmentType);
        if (attachments.resources.length === 0) {
            if (attachments.complete) report("is attached to nothing");
            else unknown("may be the policy of an attachment whose policy is not known yet");
        }
        const enforced = enforcedGuardrails(contentOf(resource.props));
        if (enforced.length === 0) report("enforces no guardrail", "content");
        for (const configuration of enforced) {
            const identifier = assignedAt(configuration, "identifier");
            if (typeof identifier === "string" && /:guardrail\/[a-z0-9]+:[1-9]\d*$/.test(identifier)) continue;
            report("names no numbered version of a guardrail, without which every call fails", "content");
        }
    },
    examples: {
        passes: {
            "the policy is enabled, made and attached": { organization, policy: policyWith(released), attachment },
            "the policy is kept in another stack": withConfig({ inOtherStack: true }, { organization }),
            "the policy is attached, and the organization is in another stack": {
                policy: policyWith(released),
                attachment,
            },
        },
        fails: {
            "the policy type is not enabled": { organization: { type: organizationType } },
            "there is no policy": { organization },
            "the policy is attached to nothing": { policy: policyWith(released) },
            "the policy names no version": {
                policy: policyWith("arn:aws:bedrock:eu-central-1:111122223333:guardrail/a1b2c3d4e5f6"),
                attachment,
            },
            "the policy names the draft": {
                policy: policyWith("arn:aws:bedrock:eu-central-1:111122223333:guardrail/a1b2c3d4e5f6:DRAFT"),
                attachment,
            },
            "the policy is empty": {
                policy: { type: organizationPolicyType, props: { type: kind, content: '{"bedrock":{}}' } },
                attachment,
            },
        },
        unknown: {
            "the content is not known yet": {
                policy: { type: organizationPolicyType, props: { type: kind, content: unknownValue } },
                attachment,
            },
            "the enabled types are not known yet": {
                organization: { type: organizationType, props: { enabledPolicyTypes: unknownValue } },
                policy: policyWith(released),
                attachment,
            },
        },
        notApplicable: {
            "the policy is of another kind": {
                policy: { type: organizationPolicyType, props: { content: '{"Statement":[]}' } },
            },
        },
    },
});
