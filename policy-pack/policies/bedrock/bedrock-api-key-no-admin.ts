import type { ServiceSpecificCredentialArgs } from "@pulumi/aws/iam";

import { allOf, anyOf, escalationPaths, grantsOf } from "../../iam";
import type { PolicyDocument, Truth } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import type { ResourceView } from "../../policy";
import { coversService, isAdministrator, reachesAllOf } from "../../services/iam";

const credentialType = "aws:iam/serviceSpecificCredential:ServiceSpecificCredential";
const userType = "aws:iam/user:User";
const userPolicyType = "aws:iam/userPolicy:UserPolicy";
const attachmentType = "aws:iam/userPolicyAttachment:UserPolicyAttachment";

const stackWith = (
    policy: string,
    serviceName = "bedrock.amazonaws.com",
): Record<string, { type: string; props: Record<string, unknown> }> => ({
    user: { type: userType, props: { name: "assistant" } },
    policy: { type: userPolicyType, props: { user: ref("user", "name"), policy } },
    key: { type: credentialType, props: { userName: ref("user", "name"), serviceName } },
});
const policyOf = (Action: string | string[], Resource = "*"): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });

/** Whether a document allows all of Amazon Bedrock on everything. */
function givesAllOfBedrock({ statements }: PolicyDocument): Truth {
    return anyOf(
        statements.map((statement) =>
            statement.effect === "Deny"
                ? "no"
                : allOf([coversService(statement.actions, "bedrock"), reachesAllOf(statement, "bedrock")]),
        ),
    );
}

export default definePolicy<ServiceSpecificCredentialArgs>({
    id: "bedrock-api-key-no-admin",
    title: "The users of API keys for Amazon Bedrock are no administrators",
    severity: "high",
    scope: "stack",
    appliesTo: credentialType,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["prowler:bedrock_api_key_no_administrative_privileges"],
    why: "An API key can do in Amazon Bedrock what its user can, and it is handed around like a password. With bedrock:* it can delete guardrails and logging; the user's other permissions are one access key away.",
    fix: "Give the user bedrock:InvokeModel on the ARNs of the approved models, bedrock:CallWithBearerToken, and nothing else.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html",
    check(credential, { graph, report, unknown, notApplicable }) {
        if (credential.props.serviceName !== "bedrock.amazonaws.com") notApplicable();
        const { resources } = graph.referredToBy(credential, "userName", userType);
        if (resources.length === 0) unknown("is the key of a user that is not part of this stack", "userName");
        for (const user of resources as readonly ResourceView[]) {
            const grants = grantsOf(user, graph);
            const whose = `is the key of a user ("${user.name}") who`;
            for (const { document, origin } of grants.documents) {
                const answers: readonly (readonly [Truth, string])[] = [
                    [isAdministrator(document), "is an administrator"],
                    [givesAllOfBedrock(document), "may do everything in Amazon Bedrock"],
                ];
                const wrong = answers.find(([verdict]) => verdict === "yes");
                if (wrong) report(`${whose} ${wrong[1]}, by ${origin}`, "userName");
                else if (document.unknown || answers.some(([verdict]) => verdict === "unknown")) {
                    unknown(`${whose} has permissions that are not known: ${origin}`, "userName");
                }
            }
            const ways = escalationPaths(grants).filter(({ reach }) => reach === "any");
            if (ways.some(({ verdict }) => verdict === "yes"))
                report(`${whose} can become an administrator`, "userName");
            else if (ways.length > 0) unknown(`${whose} may become an administrator, by what is not known`, "userName");
        }
    },
    examples: {
        passes: {
            "the user may call one model": stackWith(
                policyOf(
                    ["bedrock:InvokeModel", "bedrock:CallWithBearerToken"],
                    "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
                ),
            ),
        },
        fails: {
            "the user is an administrator": stackWith(policyOf("*")),
            "the user may do everything in Amazon Bedrock": stackWith(policyOf("bedrock:*")),
            "the user can attach policies to itself": stackWith(policyOf("iam:AttachUserPolicy")),
            "AdministratorAccess is attached": {
                user: { type: userType, props: { name: "assistant" } },
                attachment: {
                    type: attachmentType,
                    props: { user: ref("user", "name"), policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
                },
                key: {
                    type: credentialType,
                    props: { userName: ref("user", "name"), serviceName: "bedrock.amazonaws.com" },
                },
            },
        },
        unknown: {
            "the policy of the user is not known yet": stackWith(unknownValue),
            "the user is made elsewhere": {
                key: {
                    type: credentialType,
                    props: { userName: "assistant", serviceName: "bedrock.amazonaws.com" },
                },
            },
        },
        notApplicable: {
            "the credential is for another service": stackWith(policyOf("*"), "cassandra.amazonaws.com"),
        },
    },
});
