import type { ServerlessSecurityPolicyArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { serverlessEntries } from "../../services/opensearch";

const Rules = [{ ResourceType: "collection", Resource: ["collection/knowledge"] }];
const dashboards = [{ ResourceType: "dashboard", Resource: ["collection/knowledge"] }];
const policyOf = (...entries: object[]): { type: string; policy: string } => ({
    type: "network",
    policy: JSON.stringify(entries),
});

export default definePolicy<ServerlessSecurityPolicyArgs>({
    id: "aoss-network-vpc-only",
    title: "OpenSearch Serverless collections cannot be reached from the internet",
    severity: "high",
    appliesTo: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["aws-aiml:FS-26"],
    why: "With AllowFromPublic a leaked credential is enough to read the vector store from anywhere.",
    fix: "In policy, set AllowFromPublic to false and name VPC endpoints in SourceVPCEs, or bedrock.amazonaws.com in SourceServices for a knowledge base.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html",
    check(props, { report, unknown, notApplicable }) {
        if (props.type !== "network") return notApplicable();
        const entries = serverlessEntries(props.policy ?? "");
        if (!entries) return unknown("has a policy that is not JSON", "policy");
        if (entries.some(({ AllowFromPublic }) => AllowFromPublic === true)) {
            report("lets the internet reach collections or their dashboards", "policy");
        }
    },
    examples: {
        passes: {
            "only a VPC endpoint leads there": policyOf({
                Rules,
                AllowFromPublic: false,
                SourceVPCEs: ["vpce-0a1b2c3d4e5f60718"],
            }),
            "only knowledge bases come there": policyOf({
                Rules,
                AllowFromPublic: false,
                SourceServices: ["bedrock.amazonaws.com"],
            }),
        },
        fails: {
            "the collection is public": policyOf({ Rules, AllowFromPublic: true }),
            "the collection is private and its dashboards are public": policyOf(
                { Rules, AllowFromPublic: false, SourceVPCEs: ["vpce-0a1b2c3d4e5f60718"] },
                { Rules: dashboards, AllowFromPublic: true },
            ),
        },
        unknown: { "the policy is not known yet": { type: "network", policy: unknownValue } },
        notApplicable: {
            "the policy is about encryption": { type: "encryption", policy: unknownValue },
        },
    },
});
