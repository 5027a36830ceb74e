import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";
import type { LogAccountPolicyArgs, LogDataProtectionPolicyArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";
import { logGroupType, masksData } from "../../services/cloudwatch";
import { someOf } from "../../services/lists";

const protectionType = "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy";
const accountPolicyType = "aws:cloudwatch/logAccountPolicy:LogAccountPolicy";

const identifiers = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"];
const audit = { Sid: "Audit", DataIdentifier: identifiers, Operation: { Audit: { FindingsDestination: {} } } };
const mask = { Sid: "Mask", DataIdentifier: identifiers, Operation: { Deidentify: { MaskConfig: {} } } };
const protectionOf = (...statements: object[]): string =>
    JSON.stringify({ Name: "mask", Version: "2021-06-01", Statement: statements });
const loggingTo = (logGroupName: string): Record<string, unknown> => ({
    loggingConfig: { cloudwatchConfig: { logGroupName, roleArn: "arn:aws:iam::111122223333:role/bedrock-logging" } },
});

export default definePolicy<InvocationLoggingConfigurationArgs>({
    id: "bedrock-invocation-logs-pii-masking",
    title: "Personal data in invocation logs is masked",
    severity: "medium",
    scope: "stack",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8", "A.7.2"],
    equivalents: ["aws-aiml:FS-43"],
    why: "A guardrail masks what the model and the user see; the log keeps the prompt as it came. Whoever may read the log group reads the names, numbers and addresses in it, unless a data protection policy masks them.",
    fix: "Add a LogDataProtectionPolicy for the log group, or a LogAccountPolicy of type DATA_PROTECTION_POLICY, with a statement whose Operation is Deidentify.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html",
    check(logging, { graph, report, unknown, notApplicable }) {
        if (!isSet(logging.props.loggingConfig, "cloudwatchConfig")) notApplicable();
        const forAccount = graph
            .ofType<LogAccountPolicyArgs>(accountPolicyType)
            .filter(({ props }) => props.policyType === "DATA_PROTECTION_POLICY");
        const path = "loggingConfig.cloudwatchConfig.logGroupName";
        const groups = graph.referredToBy(logging, path, logGroupType);
        const forGroup = groups.resources.map((group) =>
            graph.referringTo<LogDataProtectionPolicyArgs>(group, "logGroupName", protectionType),
        );
        const policies = [...forAccount, ...forGroup.flatMap(({ resources }) => resources)];
        if (someOf(policies, ({ props }) => masksData(props.policyDocument))) return;
        if (groups.resources.length === 0) unknown("delivers to a log group that is not part of this stack", path);
        else if (!forGroup.every(({ complete }) => complete)) {
            unknown("may deliver to the log group of a data protection policy whose log group is not known yet", path);
        } else report("delivers to a log group where personal data is not masked", path);
    },
    examples: {
        passes: {
            "a policy of the log group masks e-mail addresses": {
                group: { type: logGroupType },
                protection: {
                    type: protectionType,
                    props: { logGroupName: ref("group", "name"), policyDocument: protectionOf(audit, mask) },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
            "a policy of the account masks them in every log group": {
                protection: {
                    type: accountPolicyType,
                    props: { policyType: "DATA_PROTECTION_POLICY", policyDocument: protectionOf(audit, mask) },
                },
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
            },
        },
        fails: {
            "there is no data protection policy": {
                group: { type: logGroupType },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
            "the policy only counts": {
                group: { type: logGroupType, props: { name: "/bedrock/invocations" } },
                protection: {
                    type: protectionType,
                    props: { logGroupName: "/bedrock/invocations", policyDocument: protectionOf(audit) },
                },
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
            },
            "the policy is another log group's": {
                group: { type: logGroupType },
                other: { type: logGroupType },
                protection: {
                    type: protectionType,
                    props: { logGroupName: ref("other", "name"), policyDocument: protectionOf(audit, mask) },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
            "the policy of the account is about something else": {
                group: { type: logGroupType },
                subscription: {
                    type: accountPolicyType,
                    props: { policyType: "SUBSCRIPTION_FILTER_POLICY", policyDocument: "{}" },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
        },
        unknown: {
            "the log group is made elsewhere": {
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
            },
            "the policy is not known yet": {
                group: { type: logGroupType },
                protection: {
                    type: protectionType,
                    props: { logGroupName: ref("group", "name"), policyDocument: unknownValue },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
        },
        notApplicable: {
            "logs go to a bucket only": {
                logging: {
                    type: invocationLoggingType,
                    props: { loggingConfig: { s3Config: { bucketName: "model-invocations" } } },
                },
            },
        },
    },
});
