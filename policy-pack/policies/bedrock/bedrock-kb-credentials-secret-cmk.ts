import type { AgentDataSourceArgs, AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";
import type { SecretArgs } from "@pulumi/aws/secretsmanager";

import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { dataSourceType, knowledgeBaseType } from "../../services/bedrock";
import { credentialPaths, dataSourceTypes, knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";
import { isCustomerKey } from "../../services/kms";

const secretType = "aws:secretsmanager/secret:Secret";
const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** A knowledge base over Aurora, whose password is in a secret with these properties. */
function auroraWith(secret: object): StackExample {
    return {
        password: { type: secretType, props: { ...secret } },
        kb: {
            type: knowledgeBaseType,
            props: { storageConfiguration: { rdsConfiguration: { credentialsSecretArn: ref("password", "arn") } } },
        },
    };
}

export default definePolicy<AgentKnowledgeBaseArgs & AgentDataSourceArgs>({
    id: "bedrock-kb-credentials-secret-cmk",
    title: "Secrets that knowledge bases sign in with are encrypted with a customer managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: [...knowledgeBaseTypes, ...dataSourceTypes],
    supports: ["A.6.2.5", "A.7.2"],
    why: "The secret opens the wiki, the sales system or the vector store itself. Under AWS's key for Secrets Manager everybody in the account who may read the secret may decrypt it.",
    fix: "Set kmsKeyId of the secret to a KMS key of yours, and let the knowledge base's role use it.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        let isAsked = false;
        for (const path of credentialPaths) {
            const { resources, complete } = graph.referredToBy<SecretArgs>(resource, path, secretType);
            for (const { name, props } of resources) {
                isAsked = true;
                if (isCustomerKey(props, "kmsKeyId")) continue;
                report(`signs in with a secret ("${name}") that has no customer managed key`, path);
            }
            if (complete) continue;
            isAsked = true;
            unknown("signs in with a secret that is not known yet", path);
        }
        // A secret of another stack is that stack's matter.
        if (!isAsked) notApplicable();
    },
    examples: {
        passes: {
            "the secret has a key": auroraWith({ kmsKeyId }),
            "the key is made in the same deployment": auroraWith({ kmsKeyId: unknownValue }),
        },
        fails: {
            "the secret has no key, which means AWS's own": auroraWith({}),
            "the key is one that AWS manages": auroraWith({ kmsKeyId: "alias/aws/secretsmanager" }),
            "the secret of a wiki has none": {
                token: { type: secretType },
                wiki: {
                    type: dataSourceType,
                    props: {
                        dataSourceConfiguration: {
                            type: "CONFLUENCE",
                            confluenceConfiguration: {
                                sourceConfiguration: { credentialsSecretArn: ref("token", "arn") },
                            },
                        },
                    },
                },
            },
        },
        unknown: {
            "the secret is not known yet": {
                kb: {
                    type: knowledgeBaseType,
                    props: { storageConfiguration: { rdsConfiguration: { credentialsSecretArn: unknownValue } } },
                },
            },
        },
        notApplicable: {
            "no secret is needed": {
                kb: {
                    type: knowledgeBaseType,
                    props: { storageConfiguration: { opensearchServerlessConfiguration: {} } },
                },
            },
        },
    },
});
