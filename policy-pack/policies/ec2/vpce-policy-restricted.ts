import type { VpcEndpointArgs, VpcEndpointPolicyArgs } from "@pulumi/aws/ec2";

import { documentOf } from "../../iam";
import type { PolicyDocument } from "../../iam";
import { definePolicy, ref, unknownValue, withConfig } from "../../policy";
import type { Readable } from "../../policy";
import { givesFullAccess } from "../../services/ec2";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const policyType = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const typesWithPolicy = ["Gateway", "Interface"];
const s3 = { vpcId: "vpc-0123456789abcdef0", serviceName: "com.amazonaws.eu-central-1.s3" };
const allowAll = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const policyOf = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const ownBucketsOnly = policyOf({
    ...allowAll,
    Action: "s3:*",
    Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
});

/** The endpoints of other types, and those of services that are not AWS's own, take no policy. */
function takesNoPolicy(
    { vpcEndpointType = "Gateway", serviceName }: Readable<VpcEndpointArgs>,
    exceptServices: readonly string[],
): boolean {
    if (!typesWithPolicy.includes(vpcEndpointType) || serviceName === undefined) return true;
    return (
        serviceName.startsWith("com.amazonaws.vpce.") || exceptServices.some((name) => serviceName.endsWith(`.${name}`))
    );
}

export default definePolicy<VpcEndpointArgs, { exceptServices: readonly string[] }>({
    id: "vpce-policy-restricted",
    title: "VPC endpoints have a policy that limits what goes through them",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointType,
    supports: ["A.6.2.5", "A.9.4"],
    why:
        "The default policy lets everything through: with keys of another account, whatever runs in the VPC can copy " +
        "training data to a bucket there, past every firewall.",
    fix:
        "Set policy to a document that names the actions and resources that are needed, or that asks for " +
        "aws:ResourceAccount or aws:ResourceOrgID and aws:PrincipalAccount or aws:PrincipalOrgID in its conditions.",
    reference: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    config: {
        exceptServices: {
            type: "array",
            items: { type: "string" },
            default: [],
            description: "The last parts of the names of services whose endpoints take no policy, e.g. ecs-telemetry.",
        },
    },
    check(endpoint, { graph, report, unknown, notApplicable, each, config }) {
        const checkDocument = (document: PolicyDocument | undefined, whose: string): void => {
            const verdict = document ? givesFullAccess(document) : "yes";
            if (verdict === "no") return;
            if (takesNoPolicy(endpoint.props, config.exceptServices)) notApplicable();
            if (verdict === "yes") report(`${whose} lets everybody do everything through it`, "policy");
            else unknown("is not known in full yet", "policy");
        };
        const policies = graph.referringTo<VpcEndpointPolicyArgs>(endpoint, "vpcEndpointId", policyType);
        each(policies.resources, ({ name, props }) => {
            checkDocument(documentOf(props, "policy"), `has a policy ("${name}") that`);
        });
        if (policies.resources.length > 0) return;
        const document = documentOf(endpoint.props, "policy");
        if (!document && !policies.complete) unknown("may be the endpoint of a policy whose endpoint is not known yet");
        else checkDocument(document, document ? "has a policy that" : "has the default policy, which");
    },
    examples: {
        passes: {
            "the policy lets through own buckets only": {
                s3: { type: endpointType, props: { ...s3, policy: ownBucketsOnly } },
            },
            "the policy names actions": {
                runtime: {
                    type: endpointType,
                    props: {
                        vpcId: "vpc-0123456789abcdef0",
                        vpcEndpointType: "Interface",
                        serviceName: "com.amazonaws.eu-central-1.sagemaker.runtime",
                        policy: policyOf({ ...allowAll, Action: "sagemaker:InvokeEndpoint" }),
                    },
                },
            },
            "the policy denies what is another organization's": {
                s3: {
                    type: endpointType,
                    props: {
                        ...s3,
                        policy: policyOf(allowAll, {
                            ...allowAll,
                            Effect: "Deny",
                            Condition: { StringNotEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } },
                        }),
                    },
                },
            },
            "the policy limits, and the service is not known yet": {
                s3: { type: endpointType, props: { ...s3, serviceName: unknownValue, policy: ownBucketsOnly } },
            },
            "the policy is a resource of its own": {
                s3: { type: endpointType, props: s3 },
                policy: { type: policyType, props: { vpcEndpointId: ref("s3"), policy: ownBucketsOnly } },
            },
        },
        fails: {
            "the policy is left at its default, full access": { s3: { type: endpointType, props: s3 } },
            "the policy gives full access": {
                s3: { type: endpointType, props: { ...s3, policy: policyOf(allowAll) } },
            },
            "the policy gives full access to all of S3": {
                s3: { type: endpointType, props: { ...s3, policy: policyOf({ ...allowAll, Action: "s3:*" }) } },
            },
            "the only condition is on TLS": {
                s3: {
                    type: endpointType,
                    props: {
                        ...s3,
                        policy: policyOf({ ...allowAll, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
                    },
                },
            },
            "the policy is another endpoint's": {
                s3: { type: endpointType, props: s3 },
                other: { type: endpointType, props: { ...s3, policy: ownBucketsOnly } },
                policy: { type: policyType, props: { vpcEndpointId: ref("other"), policy: ownBucketsOnly } },
            },
        },
        unknown: {
            "the policy is not known yet": { s3: { type: endpointType, props: { ...s3, policy: unknownValue } } },
            "the endpoint of a policy is not known yet": {
                s3: { type: endpointType, props: s3 },
                policy: { type: policyType, props: { vpcEndpointId: unknownValue, policy: ownBucketsOnly } },
            },
        },
        notApplicable: {
            "the endpoint leads to a load balancer of appliances": {
                inspection: {
                    type: endpointType,
                    props: {
                        vpcId: "vpc-0123456789abcdef0",
                        vpcEndpointType: "GatewayLoadBalancer",
                        serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0",
                    },
                },
            },
            "the endpoint leads to a service of somebody else": {
                supplier: {
                    type: endpointType,
                    props: {
                        vpcId: "vpc-0123456789abcdef0",
                        vpcEndpointType: "Interface",
                        serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0",
                    },
                },
            },
            "the configuration says that the service takes no policy": withConfig(
                { exceptServices: ["ecs-telemetry"] },
                {
                    telemetry: {
                        type: endpointType,
                        props: {
                            vpcId: "vpc-0123456789abcdef0",
                            vpcEndpointType: "Interface",
                            serviceName: "com.amazonaws.eu-central-1.ecs-telemetry",
                        },
                    },
                },
            ),
        },
    },
});
