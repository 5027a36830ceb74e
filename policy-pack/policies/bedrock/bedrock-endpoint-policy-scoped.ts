import type { VpcEndpointArgs, VpcEndpointPolicyArgs } from "@pulumi/aws/ec2";

import { allOf, anyOf, documentOf, includesEveryone, namesOf, not } from "../../iam";
import type { PolicyDocument, Truth } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import { limits } from "../../services/ec2";
import { reachesAllOf } from "../../services/iam";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const policyType = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";

const runtime = {
    vpcId: "vpc-0123456789abcdef0",
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.eu-central-1.bedrock-runtime",
};
const allowCalls = { Effect: "Allow", Principal: "*", Action: "bedrock:InvokeModel", Resource: "*" };
const policyOf = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const oneModel = policyOf({
    ...allowCalls,
    Resource: "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0",
});

/** Whether a document lets everybody reach every resource, whatever the actions are. */
function isOpen({ statements, unknown, problems }: PolicyDocument): { verdict: Truth; by: string } {
    const reachesEverything = statements.map((statement) => ({
        statement,
        verdict: allOf([
            includesEveryone(statement.principals),
            anyOf([reachesAllOf(statement, "bedrock"), reachesAllOf(statement, "bedrock", "foundation-model")]),
        ]),
    }));
    const isDenied = anyOf(
        reachesEverything.map(({ statement, verdict }) =>
            statement.effect === "Deny" ? allOf([verdict, limits(statement)]) : "no",
        ),
    );
    const open = reachesEverything.map(({ statement, verdict }) => ({
        statement,
        verdict:
            statement.effect === "Deny"
                ? ("no" as const)
                : allOf([statement.effect === undefined ? "unknown" : "yes", verdict, not(limits(statement))]),
    }));
    const isUnread = unknown || problems.length > 0 ? "unknown" : "no";
    return {
        verdict: allOf([anyOf([...open.map((one) => one.verdict), isUnread]), not(isDenied)]),
        by: namesOf(open.filter((one) => one.verdict === "yes").map(({ statement }) => statement)),
    };
}

export default definePolicy<VpcEndpointArgs>({
    id: "bedrock-endpoint-policy-scoped",
    title: "Endpoints of Amazon Bedrock let only some callers or some models through",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointType,
    supports: ["A.6.2.5", "A.9.4"],
    why: "Naming the actions is not enough for an endpoint: with keys of another account, whatever runs in the VPC can still send prompts, with all that is in them, to models and agents of that account.",
    fix: "Name in the endpoint's policy the ARNs of the models or agents, or ask in its conditions for aws:PrincipalAccount, aws:PrincipalOrgID or aws:ResourceAccount.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
    check(endpoint, { graph, report, unknown, notApplicable, each }) {
        if (!/\.bedrock[a-z.-]*$/.test(endpoint.props.serviceName ?? "")) notApplicable();
        const checkDocument = (document: PolicyDocument | undefined, whose: string): void => {
            if (!document) {
                report("has the default policy, which lets everybody do everything through it", "policy");
                return;
            }
            const { verdict, by } = isOpen(document);
            if (verdict === "yes") report(`${whose} lets everybody reach every resource (${by})`, "policy");
            if (verdict === "unknown") unknown("is not known in full yet", "policy");
        };
        const policies = graph.referringTo<VpcEndpointPolicyArgs>(endpoint, "vpcEndpointId", policyType);
        each(policies.resources, ({ name, props }) => {
            checkDocument(documentOf(props, "policy"), `has a policy ("${name}") that`);
        });
        if (policies.resources.length > 0) return;
        const document = documentOf(endpoint.props, "policy");
        if (!document && !policies.complete) unknown("may be the endpoint of a policy whose endpoint is not known yet");
        else checkDocument(document, "has a policy that");
    },
    examples: {
        passes: {
            "the policy names a model": { runtime: { type: endpointType, props: { ...runtime, policy: oneModel } } },
            "the policy is a resource of its own": {
                runtime: { type: endpointType, props: runtime },
                policy: { type: policyType, props: { vpcEndpointId: ref("runtime"), policy: oneModel } },
            },
            "the policy lets through callers of one's own organization only": {
                runtime: {
                    type: endpointType,
                    props: {
                        ...runtime,
                        policy: policyOf({
                            ...allowCalls,
                            Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                        }),
                    },
                },
            },
            "the policy names a role": {
                runtime: {
                    type: endpointType,
                    props: {
                        ...runtime,
                        policy: policyOf({
                            ...allowCalls,
                            Principal: { AWS: "arn:aws:iam::111122223333:role/assistant" },
                        }),
                    },
                },
            },
            "the policy denies what is another organization's": {
                runtime: {
                    type: endpointType,
                    props: {
                        ...runtime,
                        policy: policyOf(allowCalls, {
                            Effect: "Deny",
                            Principal: "*",
                            Action: "*",
                            Resource: "*",
                            Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                        }),
                    },
                },
            },
        },
        fails: {
            "the policy is left at its default, full access": { runtime: { type: endpointType, props: runtime } },
            "the policy names actions only": {
                runtime: { type: endpointType, props: { ...runtime, policy: policyOf(allowCalls) } },
            },
            "the policy is about every foundation model": {
                runtime: {
                    type: endpointType,
                    props: {
                        ...runtime,
                        policy: policyOf({ ...allowCalls, Resource: "arn:aws:bedrock:*::foundation-model/*" }),
                    },
                },
            },
        },
        unknown: {
            "the policy is not known yet": {
                runtime: { type: endpointType, props: { ...runtime, policy: unknownValue } },
            },
            "the endpoint of a policy is not known yet": {
                runtime: { type: endpointType, props: runtime },
                policy: { type: policyType, props: { vpcEndpointId: unknownValue, policy: oneModel } },
            },
        },
        notApplicable: {
            "the endpoint leads to another service": {
                s3: {
                    type: endpointType,
                    props: { vpcId: "vpc-0123456789abcdef0", serviceName: "com.amazonaws.eu-central-1.s3" },
                },
            },
        },
    },
});
