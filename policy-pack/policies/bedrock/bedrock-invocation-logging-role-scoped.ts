import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";

import { grantsOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { ResourceView } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";

const roleType = "aws:iam/role:Role";
const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";
const needed = ["logs:createlogstream", "logs:putlogevents", "logs:describelogstreams"];

const policyOf = (Action: string | string[]): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", Action, Resource: "arn:aws:logs:*:*:log-group:/bedrock/invocations:log-stream:*" },
        ],
    });
const stackWith = (policy: string): Record<string, { type: string; props?: Record<string, unknown> }> => ({
    role: { type: roleType },
    policy: { type: rolePolicyType, props: { role: ref("role"), policy } },
    logging: {
        type: invocationLoggingType,
        props: {
            loggingConfig: {
                cloudwatchConfig: { logGroupName: "/bedrock/invocations", roleArn: ref("role", "arn") },
            },
        },
    },
});

/** Whether a statement gives nothing but what it takes to write into a log group. */
function onlyWritesLogs({ actions }: Statement): boolean {
    return !actions.negated && actions.patterns.every((action) => needed.includes(action));
}

export default definePolicy<InvocationLoggingConfigurationArgs>({
    id: "bedrock-invocation-logging-role-scoped",
    title: "The role of invocation logging can write logs, and nothing else",
    severity: "medium",
    scope: "stack",
    appliesTo: invocationLoggingType,
    supports: ["A.3.2", "A.6.2.8"],
    why: "Amazon Bedrock takes this role for every call of a model. One that can delete log groups, or read them, is a way to the evidence, and it is often a role of something else.",
    fix: "Give the role a policy of its own that allows logs:CreateLogStream and logs:PutLogEvents on the streams of the log group.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html",
    check(logging, { graph, report, unknown, notApplicable }) {
        if (!isSet(logging.props.loggingConfig, "cloudwatchConfig")) notApplicable();
        const path = "loggingConfig.cloudwatchConfig.roleArn";
        const { resources } = graph.referredToBy(logging, path, roleType);
        if (resources.length === 0) unknown("takes a role that is not part of this stack", path);
        for (const role of resources as readonly ResourceView[]) {
            for (const { document, origin } of grantsOf(role, graph).documents) {
                const given = document.statements.filter(({ effect }) => effect !== "Deny");
                if (given.some((statement) => !onlyWritesLogs(statement))) {
                    report(`takes a role ("${role.name}") that can do more than write logs, by ${origin}`, path);
                } else if (
                    document.unknown ||
                    document.problems.length > 0 ||
                    given.some((one) => one.actions.unknown)
                ) {
                    unknown(`takes a role ("${role.name}") of which not everything is known: ${origin}`, path);
                }
            }
        }
    },
    examples: {
        passes: {
            "the role writes logs": stackWith(policyOf(["logs:CreateLogStream", "logs:PutLogEvents"])),
        },
        fails: {
            "the role can do everything with logs": stackWith(policyOf("logs:*")),
            "the role can read a bucket as well": stackWith(policyOf(["logs:PutLogEvents", "s3:GetObject"])),
        },
        unknown: {
            "the policy of the role is not known yet": stackWith(unknownValue),
            "the role is made elsewhere": {
                logging: {
                    type: invocationLoggingType,
                    props: {
                        loggingConfig: {
                            cloudwatchConfig: {
                                logGroupName: "/bedrock/invocations",
                                roleArn: "arn:aws:iam::111122223333:role/bedrock-logging",
                            },
                        },
                    },
                },
            },
        },
        notApplicable: {
            "logs go to a bucket only, which takes no role": {
                logging: {
                    type: invocationLoggingType,
                    props: { loggingConfig: { s3Config: { bucketName: "model-invocations" } } },
                },
            },
        },
    },
});
