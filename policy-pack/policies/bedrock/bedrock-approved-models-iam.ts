import { allOf, anyOf, selectionMeets } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import { isListedModel, modelNamed } from "../../services/bedrock";
import { modelCalls } from "../../services/bedrock-models";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(Resource: string | string[], Action = "bedrock:InvokeModel"): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] }) };
}

const nova = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0";

/** Whether a resource pattern stands for a model that is not on the list. Resources of one's own are judged where they are made. */
function takesInOthers(pattern: string, models: readonly string[]): boolean {
    const [, , service = "*", , , ...rest] = pattern.split(":");
    if (service !== "bedrock" && service !== "*") return false;
    // A pattern that ends early covers what follows by its last `*`.
    if (rest.length === 0) return pattern.endsWith("*");
    const [kind = ""] = rest.join(":").split("/", 1);
    if (!/^(foundation-model|inference-profile)$/.test(kind)) return kind.includes("*");
    const name = pattern.slice(pattern.indexOf(`${kind}/`) + kind.length + 1);
    const { id = name } = modelNamed(name);
    return !isListedModel(id, models);
}

function reachesOthers({ resources }: Statement, models: readonly string[]): Truth {
    if (resources.negated || resources.patterns.some((pattern) => takesInOthers(pattern, models))) return "yes";
    return resources.unknown ? "unknown" : "no";
}

export default definePolicy<IdentityPolicyArgs, { models: readonly string[] }>({
    id: "bedrock-approved-models-iam",
    title: "Only approved models may be called",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.4.4", "A.9.4", "A.10.3"],
    why: "What is called is decided at run time, by a parameter. Only the permission holds an application to the models that were approved for it.",
    fix: "Name in Resource the ARNs of approved models and of their inference profiles, and no wildcards that reach further.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html",
    config: {
        models: {
            type: "array",
            items: { type: "string" },
            default: [],
            description:
                "The ids of the approved models, without the geography of a profile, e.g. anthropic.claude-sonnet-4-5-* " +
                "or amazon.*. Without any, the policy asks nothing.",
        },
    },
    check(props, context) {
        const { models } = context.config;
        if (models.length === 0) context.notApplicable();
        reportAllowances(
            props,
            context,
            (statement) =>
                allOf([
                    anyOf(modelCalls.map((action) => selectionMeets(statement.actions, action))),
                    reachesOthers(statement, models),
                ]),
            "allows to call models that are not approved",
        );
    },
    examples: {
        passes: {
            "the model is on the list": withConfig({ models: ["amazon.nova-*"] }, policyOf(nova)),
            "a profile of the model is named": withConfig(
                { models: ["amazon.nova-lite-v1:0"] },
                policyOf([nova, "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0"]),
            ),
            "a wildcard stays inside of the list": withConfig(
                { models: ["anthropic.*"] },
                policyOf("arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-*"),
            ),
            "a profile of one's own is named": withConfig(
                { models: ["anthropic.*"] },
                policyOf("arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/a1b2c3d4e5f6"),
            ),
            "no model may be called": withConfig({ models: ["anthropic.*"] }, policyOf("*", "bedrock:Get*")),
        },
        fails: {
            "the model is not on the list": withConfig({ models: ["anthropic.*"] }, policyOf(nova)),
            "every resource is meant": withConfig({ models: ["anthropic.*"] }, policyOf("*")),
            "a wildcard reaches further than the list": withConfig(
                { models: ["amazon.nova-lite-v1:0"] },
                policyOf("arn:aws:bedrock:*::foundation-model/amazon.*"),
            ),
        },
        unknown: {
            "the document is not known yet": withConfig({ models: ["amazon.*"] }, { policy: unknownValue }),
        },
        notApplicable: {
            "the configuration names no models": policyOf("*"),
        },
    },
});
