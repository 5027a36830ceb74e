import { allOf } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { allowsUnconditionally, identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const permit = {
    Effect: "Allow",
    Action: ["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface"],
    Resource: "arn:aws:ec2:eu-west-1:111122223333:network-interface/*",
};

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "ec2-iam-network-interface-permission",
    title: "Network interfaces are handed on only in named subnets, or to named services",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why:
        "The permission lets another account attach an interface of the network, which SageMaker needs for its own: on every " +
        "interface it opens every subnet, those of databases too, to an instance of whoever is named.",
    fix: "Add a condition ArnEquals on ec2:Subnet or ec2:Vpc, or StringEquals on ec2:AuthorizedService.",
    reference: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-network-interfaces-permissions.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement, document) =>
                allOf([
                    statement.resources.negated || statement.resources.patterns.some((one) => one.endsWith("*"))
                        ? "yes"
                        : statement.resources.unknown
                          ? "unknown"
                          : "no",
                    allowsUnconditionally(
                        statement,
                        document,
                        ["ec2:createnetworkinterfacepermission"],
                        /^ec2:(subnet|vpc|authorizedservice|authorizeduser)$|^(aws|ec2):resourcetag\//,
                    ),
                ]),
            "can hand on every network interface",
        );
    },
    examples: {
        passes: {
            "the subnet is named": policyOf({
                ...permit,
                Condition: { ArnEquals: { "ec2:Subnet": "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1b2c3d" } },
            }),
            "the service is named": policyOf({
                ...permit,
                Resource: "*",
                Condition: { StringEquals: { "ec2:AuthorizedService": "sagemaker.amazonaws.com" } },
            }),
            "the interface is named": policyOf({
                ...permit,
                Resource: "arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-0a1b2c3d",
            }),
            "interfaces are made, and not handed on": policyOf({ ...permit, Action: "ec2:CreateNetworkInterface" }),
        },
        fails: {
            "nothing is asked for": policyOf(permit),
            "every resource will do, and the condition is about something else": policyOf({
                ...permit,
                Resource: "*",
                Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: { ...permit, Condition: unknownValue } } as never,
            },
        },
    },
});
