import type { PolicyArgs } from "@pulumi/aws/organizations";

import { definePolicy, ref, unknownValue } from "../../policy";
import { kindOf, organizationPolicyType, policyAttachmentType } from "../../services/organizations";

const kind = "AISERVICES_OPT_OUT_POLICY";
const policy = { type: organizationPolicyType, props: { type: kind, content: '{"services":{}}' } };

export default definePolicy<PolicyArgs>({
    id: "ai-services-opt-out-attached",
    title: "The policy that opts out of AI services is attached",
    severity: "high",
    scope: "stack",
    appliesTo: organizationPolicyType,
    supports: ["A.7.2", "A.10.2"],
    why: "A policy of an organization does nothing until it is attached: one that opts out and is attached to nobody looks like a decision, and leaves every account opted in.",
    fix: "Add a PolicyAttachment of the policy to the organization's root.",
    reference: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_attach.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        if (kindOf(resource.props) !== kind) notApplicable();
        const { resources, complete } = graph.referringTo(resource, "policyId", policyAttachmentType);
        if (resources.length > 0) return;
        if (complete) report("is attached to nothing");
        else unknown("may be the policy of an attachment whose policy is not known yet");
    },
    examples: {
        passes: {
            "the policy is attached to the root": {
                policy,
                attachment: { type: policyAttachmentType, props: { policyId: ref("policy"), targetId: "r-a1b2" } },
            },
        },
        fails: {
            "the policy is attached to nothing": { policy },
            "another policy is attached": {
                policy,
                other: { type: organizationPolicyType, props: { content: '{"Statement":[]}' } },
                attachment: { type: policyAttachmentType, props: { policyId: ref("other"), targetId: "r-a1b2" } },
            },
        },
        unknown: {
            "the policy of an attachment is not known yet": {
                policy,
                attachment: { type: policyAttachmentType, props: { policyId: unknownValue, targetId: "r-a1b2" } },
            },
        },
        notApplicable: {
            "the policy is of another kind": {
                policy: { type: organizationPolicyType, props: { content: '{"Statement":[]}' } },
            },
        },
    },
});
