import type { RepositoryArgs } from "@pulumi/aws/ecr";

import { asList, definePolicy, ref, unknownValue } from "../../policy";
import type { Properties, Readable } from "../../policy";
import { containerTypes, harnessType, imageRepositoriesOf, runtimeType } from "../../services/agentcore";
import type { ContainerArgs } from "../../services/agentcore";
import { repositoryType } from "../../services/ecr";
import { isCustomerKey } from "../../services/kms";

const kmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const runtimeOf = (containerUri: string): Properties => ({
    agentRuntimeArtifact: { containerConfiguration: { containerUri } },
});

/** Whether images are encrypted with a key that the customer manages. Absent means AES-256 with a key of Amazon S3. */
function usesCustomerKey({ encryptionConfigurations }: Readable<RepositoryArgs>): boolean {
    return asList(encryptionConfigurations).some(
        (encryption) =>
            ["KMS", "KMS_DSSE"].includes(encryption.encryptionType ?? "AES256") && isCustomerKey(encryption, "kmsKey"),
    );
}

export default definePolicy<ContainerArgs>({
    id: "agentcore-runtime-ecr-encrypted",
    title: "The images of agents are encrypted with a customer managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: containerTypes,
    supports: ["A.4.4", "A.6.2.5"],
    equivalents: ["aws-aiml:AC-05"],
    why: "The image of an agent holds its prompts and code. A key of your own decides who can pull it, even with a permission on the repository.",
    fix: "Set encryptionConfigurations of the ECR repository to encryptionType KMS with a kmsKey of yours; the repository is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    check(agent, { graph, report, unknown, notApplicable, each }) {
        const { resources: repositories, complete } = imageRepositoriesOf(agent, graph);
        if (!complete) unknown("runs an image that is not known yet");
        // What is in a repository of another stack is asked there.
        else if (repositories.length === 0) notApplicable();
        each(repositories, (repository) => {
            if (usesCustomerKey(repository.props)) return;
            report(`runs an image of the repository "${repository.name}", which has no customer managed key`);
        });
    },
    examples: {
        passes: {
            "the repository has a customer managed key": {
                images: {
                    type: repositoryType,
                    props: { name: "claims-agent", encryptionConfigurations: [{ encryptionType: "KMS", kmsKey }] },
                },
                agent: {
                    type: runtimeType,
                    props: runtimeOf("111122223333.dkr.ecr.eu-central-1.amazonaws.com/claims-agent:1.4.0"),
                },
            },
            "the key is made in the same deployment": {
                images: {
                    type: repositoryType,
                    props: { encryptionConfigurations: [{ encryptionType: "KMS_DSSE", kmsKey: unknownValue }] },
                },
                agent: { type: runtimeType, props: runtimeOf(ref("images", "repositoryUrl")) },
            },
        },
        fails: {
            "the repository is left at its default, a key of AWS": {
                images: { type: repositoryType, props: { name: "claims-agent" } },
                agent: { type: runtimeType, props: runtimeOf(ref("images", "repositoryUrl")) },
            },
            "the repository of a harness names no key, which means one that AWS manages": {
                images: {
                    type: repositoryType,
                    props: { name: "claims-agent", encryptionConfigurations: [{ encryptionType: "KMS" }] },
                },
                agent: {
                    type: harnessType,
                    props: {
                        environmentArtifact: {
                            containerConfiguration: {
                                containerUri: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/claims-agent:1.4.0",
                            },
                        },
                    },
                },
            },
        },
        unknown: {
            "the image is not known yet": { agent: { type: runtimeType, props: runtimeOf(unknownValue) } },
            "the encryption is not known yet": {
                images: { type: repositoryType, props: { encryptionConfigurations: unknownValue } },
                agent: { type: runtimeType, props: runtimeOf(ref("images", "repositoryUrl")) },
            },
        },
        notApplicable: {
            "the repository is another stack's": {
                agent: {
                    type: runtimeType,
                    props: runtimeOf("444455556666.dkr.ecr.eu-central-1.amazonaws.com/agents/claims:1.4.0"),
                },
            },
        },
    },
});
