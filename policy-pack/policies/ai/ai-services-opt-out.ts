import type { OrganizationArgs, PolicyArgs } from "@pulumi/aws/organizations";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { Readable, ResourceView } from "../../policy";
import { isRecord, valueAt } from "../../services/json";
import {
    assignedAt,
    contentOf,
    kindOf,
    organizationPolicyType,
    organizationType,
    policiesOfKind,
} from "../../services/organizations";

const kind = "AISERVICES_OPT_OUT_POLICY";
const operators = "@@operators_allowed_for_child_policies";
const optOut = { [operators]: ["@@none"], "@@assign": "optOut" };

const policyWith = (services: object): { type: string; props: Record<string, unknown> } => ({
    type: organizationPolicyType,
    props: { type: kind, content: JSON.stringify({ services }) },
});

export default definePolicy<PolicyArgs & OrganizationArgs, { inOtherStack: boolean }>({
    id: "ai-services-opt-out",
    title: "The organization opts out of the use of its content by AI services, and its accounts cannot opt in",
    severity: "high",
    scope: "stack",
    appliesTo: [organizationPolicyType, organizationType],
    supports: ["A.7.2", "A.10.2", "A.10.3"],
    equivalents: ["prowler:organizations_opt_out_ai_services_policy"],
    why: "AWS may keep and use what some of its AI services are given, such as voices, images and texts, to improve them, in other Regions as well. Only a policy of the organization opts out for all, for services to come too, and holds the accounts to it.",
    fix: "Add a Policy of type AISERVICES_OPT_OUT_POLICY with services.default.opt_out_policy: @@assign optOut, and @@operators_allowed_for_child_policies [@@none]. Where another stack has it, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html",
    config: {
        inOtherStack: {
            type: "boolean",
            default: false,
            description: "Whether another stack of the management account keeps the policy.",
        },
    },
    check(resource, { graph, report, notApplicable, config }) {
        if (resource.type === organizationType) {
            if (policiesOfKind(graph, kind).length > 0) return;
            if (config.inOtherStack) notApplicable();
            report("has no policy that opts out of the use of content by AI services");
            return;
        }
        const { props } = resource as ResourceView<Readable<PolicyArgs>>;
        if (kindOf(props) !== kind) notApplicable();
        const content = contentOf(props);
        const services = valueAt(content, "services");
        const byDefault = "services.default.opt_out_policy";
        if (assignedAt(content, byDefault) !== "optOut") report("does not opt out of all AI services", "content");
        const allowed = valueAt(content, `${byDefault}.${operators}`);
        if (!Array.isArray(allowed) || allowed.length !== 1 || allowed[0] !== "@@none") {
            report("lets accounts and organizational units opt in again", "content");
        }
        for (const service of isRecord(services) ? Object.keys(services) : []) {
            if (assignedAt(services, `${service}.opt_out_policy`) === "optIn" && service !== "default") {
                report("opts in to one of the AI services", "content");
            }
        }
    },
    examples: {
        passes: {
            "the policy opts out of all, and nobody can change it": {
                organization: { type: organizationType },
                policy: policyWith({
                    [operators]: ["@@none"],
                    default: { [operators]: ["@@none"], opt_out_policy: optOut },
                }),
            },
        },
        fails: {
            "the organization has no such policy": { organization: { type: organizationType } },
            "accounts may opt in again": {
                policy: policyWith({ default: { opt_out_policy: { "@@assign": "optOut" } } }),
            },
            "the policy opts in": {
                policy: policyWith({ default: { opt_out_policy: { ...optOut, "@@assign": "optIn" } } }),
            },
            "the policy opts out of one service": { policy: policyWith({ lex: { opt_out_policy: optOut } }) },
            "the policy opts out of all, and in to one": {
                policy: policyWith({
                    default: { opt_out_policy: optOut },
                    lex: { opt_out_policy: { ...optOut, "@@assign": "optIn" } },
                }),
            },
        },
        unknown: {
            "the content is not known yet": {
                policy: { type: organizationPolicyType, props: { type: kind, content: unknownValue } },
            },
        },
        notApplicable: {
            "the policy is of another kind": {
                policy: { type: organizationPolicyType, props: { content: '{"Statement":[]}' } },
            },
            "the policy is kept in another stack": withConfig(
                { inOtherStack: true },
                { organization: { type: organizationType } },
            ),
        },
    },
});
