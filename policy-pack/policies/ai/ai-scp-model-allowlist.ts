import type { OrganizationArgs, PolicyArgs } from "@pulumi/aws/organizations";

import { allOf, anyOf, documentOf, isIncomplete, selectionCovers } from "../../iam";
import type { PolicyDocument, Statement, Truth } from "../../iam";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import { modelCalls } from "../../services/bedrock-models";
import { firstByUrn } from "../../services/lists";
import { kindOf, organizationPolicyType, organizationType, policiesOfKind } from "../../services/organizations";

const kind = "SERVICE_CONTROL_POLICY";
const asked = [organizationType, organizationPolicyType] as const;
const approved = "arn:aws:bedrock:*::foundation-model/amazon.nova-*";

const scpWith = (...statements: object[]): { type: string; props: Record<string, unknown> } => ({
    type: organizationPolicyType,
    props: { type: kind, content: JSON.stringify({ Version: "2012-10-17", Statement: statements }) },
});
const denyOthers = {
    Effect: "Deny",
    Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    NotResource: [approved, "arn:aws:bedrock:*:*:inference-profile/eu.amazon.nova-*"],
};

/** Whether a Deny leaves out what is listed only: by NotResource, or by a condition that names models. */
function spares({ resources, conditions }: Statement): Truth {
    const byCondition = conditions.some(
        ({ key, operator }) => key.startsWith("bedrock:") && /^(string|arn)not/.test(operator),
    );
    if (byCondition) return selectionCovers(resources, "arn:aws:bedrock:*::foundation-model/*");
    // With other conditions it is denied to some, or at times, only.
    if (conditions.length > 0) return "no";
    if (!resources.negated) return selectionCovers(resources, "arn:aws:bedrock:*::foundation-model/*");
    if (resources.patterns.some((pattern) => /(^|\/)\*+$/.test(pattern))) return "no";
    return resources.unknown ? "unknown" : "yes";
}

function allowsListedOnly(document: PolicyDocument): Truth {
    const verdict = allOf(
        modelCalls.map((action) =>
            anyOf(
                document.statements.map((statement) =>
                    statement.effect === "Deny"
                        ? allOf([selectionCovers(statement.actions, action), spares(statement)])
                        : "no",
                ),
            ),
        ),
    );
    return verdict === "no" && isIncomplete(document) ? "unknown" : verdict;
}

export default definePolicy<PolicyArgs & OrganizationArgs, { inOtherStack: boolean }>({
    id: "ai-scp-model-allowlist",
    title: "A service control policy holds the organization to approved models",
    severity: "medium",
    scope: "stack",
    appliesTo: asked,
    supports: ["A.2.2", "A.9.4", "A.10.3"],
    equivalents: ["aws-aiml:FS-12"],
    why: "In every account somebody has the permission to call any model. A service control policy that denies all models but the approved ones holds them all, administrators included; one that denies a few models is out of date with the next one.",
    fix: "Add a Policy of type SERVICE_CONTROL_POLICY that denies bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream, with the ARNs of the approved models and profiles in NotResource. Where another stack has it, set inOtherStack.",
    reference:
        "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_bedrock.html",
    config: {
        inOtherStack: {
            type: "boolean",
            default: false,
            description: "Whether another stack of the management account keeps the policy.",
        },
    },
    check(resource, { graph, report, unknown, notApplicable, config }) {
        const policies = policiesOfKind(graph, kind);
        const verdict = anyOf(
            policies.map(({ props }) => {
                const document = documentOf(props, "content");
                return document ? allowsListedOnly(document) : "no";
            }),
        );
        const first = firstByUrn(graph.ofType(organizationType)) ?? firstByUrn(policies);
        // One finding is enough for all policies of the organization.
        if (resource.type === organizationPolicyType && kindOf(resource.props) !== kind) notApplicable();
        if (verdict === "yes") return;
        if (config.inOtherStack || first?.urn !== resource.urn) notApplicable();
        if (verdict === "unknown") unknown("may be held to approved models by a policy that is not known yet");
        else report("is held to approved models by no service control policy");
    },
    examples: {
        passes: {
            "all models but the approved ones are denied": {
                organization: { type: organizationType },
                models: scpWith(denyOthers),
            },
            "they are denied by a condition": {
                models: scpWith({
                    Effect: "Deny",
                    Action: "bedrock:*",
                    Resource: "*",
                    Condition: { StringNotLike: { "bedrock:ModelId": ["amazon.nova-*"] } },
                }),
            },
            "all models are denied": {
                models: scpWith({ Effect: "Deny", Action: "bedrock:Invoke*", Resource: "*" }),
            },
        },
        fails: {
            "the organization has no service control policy": { organization: { type: organizationType } },
            "its policies are about something else": {
                organization: { type: organizationType },
                leave: scpWith({ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }),
            },
            "one model is denied, and all others may be called": {
                models: scpWith({
                    Effect: "Deny",
                    Action: "bedrock:*",
                    Resource: "arn:aws:bedrock:*::foundation-model/deepseek.*",
                }),
            },
            "every model is left out of the denial": {
                models: scpWith({ ...denyOthers, NotResource: "arn:aws:bedrock:*::foundation-model/*" }),
            },
            "only some are denied other models": {
                models: scpWith({
                    ...denyOthers,
                    Condition: { StringEquals: { "aws:PrincipalTag/team": "research" } },
                }),
            },
        },
        unknown: {
            "the content is not known yet": {
                models: { type: organizationPolicyType, props: { type: kind, content: unknownValue } },
            },
        },
        notApplicable: {
            "the policy is of another kind": {
                backup: { type: organizationPolicyType, props: { type: "BACKUP_POLICY", content: "{}" } },
            },
            "the policy is kept in another stack": withConfig(
                { inOtherStack: true },
                { organization: { type: organizationType } },
            ),
        },
    },
});
