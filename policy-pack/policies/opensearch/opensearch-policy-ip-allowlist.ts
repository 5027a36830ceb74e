import type { DomainArgs } from "@pulumi/aws/opensearch";

import { allOf, anyOf, documentOf, includesEveryone, selectionCovers } from "../../iam";
import type { Condition, PolicyDocument, Statement, Truth } from "../../iam";
import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { isWholeInternet } from "../../services/ec2";
import { domainPolicyTypes, domainTypes } from "../../services/opensearch";

const [domainType] = domainTypes;
const [policyType] = domainPolicyTypes;
const office = { IpAddress: { "aws:SourceIp": ["203.0.113.0/24"] } };
const search = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:role/retrieval" },
    Action: "es:ESHttp*",
    Resource: "arn:aws:es:eu-central-1:111122223333:domain/knowledge/*",
};
const policyOf = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });

export default definePolicy<Pick<DomainArgs, "accessPolicies" | "domainName" | "vpcOptions">>({
    id: "opensearch-policy-ip-allowlist",
    title: "Public OpenSearch domains take requests from listed networks only",
    severity: "medium",
    scope: "stack",
    appliesTo: [...domainTypes, ...domainPolicyTypes],
    supports: ["A.7.2", "A.9.4"],
    equivalents: ["cdk-nag:OpenSearchAllowlistedIPs"],
    why:
        "A stolen credential opens a public domain from anywhere, unless its policy names the networks that requests come from. " +
        "Domains in a VPC have security groups for that, and take no such policy.",
    fix: "Give every Allow statement of accessPolicies the condition IpAddress with aws:SourceIp, or put the domain into a VPC.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        const isDomain = domainTypes.some((type) => type === resource.type);
        const domains = isDomain
            ? [resource]
            : graph.referredToBy<DomainArgs>(resource, "domainName", ...domainTypes).resources;
        if (domains.some(({ props }) => isSet(props, "vpcOptions"))) notApplicable();
        const document = documentOf(resource.props, "accessPolicies");
        if (!document) {
            const policies = graph.referringTo(resource, "domainName", ...domainPolicyTypes);
            if (policies.resources.length > 0) return;
            if (policies.complete) report("is public and has no policy that lists networks", "accessPolicies");
            else unknown("may be the domain of a policy whose domain is not known yet");
            return;
        }
        const verdict = isLimitedToNetworks(document);
        if (verdict === "no" && domains.length === 0) {
            unknown("lists no networks, and belongs to a domain that this stack does not hold", "accessPolicies");
        } else if (verdict === "no") report("lets requests in from anywhere", "accessPolicies");
        if (verdict === "unknown") unknown("cannot be read in full yet", "accessPolicies");
    },
    examples: {
        passes: {
            "the policy of the domain lists a network": {
                knowledge: { type: domainType, props: { accessPolicies: policyOf({ ...search, Condition: office }) } },
            },
            "a policy beside the domain lists a network": {
                knowledge: { type: domainType, props: { domainName: "knowledge" } },
                access: {
                    type: policyType,
                    props: {
                        domainName: ref("knowledge", "domainName"),
                        accessPolicies: policyOf({ ...search, Condition: office }),
                    },
                },
            },
            "the policy denies everybody who comes from elsewhere": {
                knowledge: {
                    type: domainType,
                    props: {
                        accessPolicies: policyOf(search, {
                            ...search,
                            Effect: "Deny",
                            Principal: "*",
                            Action: "es:*",
                            Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
                        }),
                    },
                },
            },
        },
        fails: {
            "there is no policy": { knowledge: { type: domainType, props: { domainName: "knowledge" } } },
            "the policy lists no networks": {
                knowledge: { type: domainType, props: { accessPolicies: policyOf(search) } },
            },
            "one of two statements lists no networks": {
                knowledge: {
                    type: domainType,
                    props: { accessPolicies: policyOf({ ...search, Condition: office }, search) },
                },
            },
            "the network is the internet": {
                knowledge: {
                    type: domainType,
                    props: {
                        accessPolicies: policyOf({
                            ...search,
                            Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"] } },
                        }),
                    },
                },
            },
        },
        unknown: {
            "the policy is not known yet": {
                knowledge: { type: domainType, props: { accessPolicies: unknownValue } },
            },
            "the domain of a policy that lists no networks is not of this stack": {
                access: { type: policyType, props: { domainName: "elsewhere", accessPolicies: policyOf(search) } },
            },
            "the domain of a policy is not known yet": {
                knowledge: { type: domainType, props: { domainName: "knowledge" } },
                access: {
                    type: policyType,
                    props: {
                        domainName: unknownValue,
                        accessPolicies: policyOf({ ...search, Condition: office }),
                    },
                },
            },
        },
        notApplicable: {
            "the domain is in a VPC": {
                knowledge: {
                    type: domainType,
                    props: {
                        vpcOptions: { subnetIds: ["subnet-0123456789abcdef0"] },
                        accessPolicies: policyOf(search),
                    },
                },
            },
        },
    },
});

/** Whether every Allow lists networks, or one Deny takes back what comes from elsewhere. */
function isLimitedToNetworks({ statements, problems, unknown }: PolicyDocument): Truth {
    const isUnread: Truth = unknown || problems.length > 0 ? "unknown" : "yes";
    const allowances = statements.filter(({ effect }) => effect !== "Deny");
    return anyOf([
        allOf([isUnread, ...allowances.map((statement) => listsNetworks(statement, "ipaddress"))]),
        ...statements.filter(({ effect }) => effect === "Deny").map(deniesOthers),
    ]);
}

function deniesOthers(statement: Statement): Truth {
    return allOf([
        includesEveryone(statement.principals),
        selectionCovers(statement.actions, "es:eshttp*"),
        statement.conditions.length === 1 ? listsNetworks(statement, "notipaddress") : "no",
    ]);
}

function listsNetworks({ conditions, unknownConditions }: Statement, operator: string): Truth {
    const isListing = ({ values, unknown }: Condition): Truth => {
        if (values.some(isWholeInternet)) return "no";
        return unknown ? "unknown" : values.length > 0 ? "yes" : "no";
    };
    return anyOf([
        ...conditions
            .filter(
                (condition) =>
                    condition.key === "aws:sourceip" && condition.operator === operator && !condition.ifExists,
            )
            .map(isListing),
        unknownConditions ? "unknown" : "no",
    ]);
}
