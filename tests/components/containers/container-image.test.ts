import assert from "node:assert/strict";

import { parseContainerImage } from "../../../components/containers/container-image";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("container images", () => {
    const parsed: readonly [string, string, string][] = [
        [
            `111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring@${digest}`,
            "aws",
            "arn:aws:ecr:eu-central-1:111122223333:repository/credit-scoring",
        ],
        [
            `111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/team/credit_scoring@${digest}`,
            "aws-cn",
            "arn:aws-cn:ecr:cn-north-1:111122223333:repository/team/credit_scoring",
        ],
    ];
    for (const [uri, partition, repositoryArn] of parsed) {
        it(`${uri} is of ${repositoryArn}`, () =>
            assert.deepEqual(parseContainerImage(uri, partition), { uri, repositoryArn }));
    }

    const refused: Readonly<Record<string, string>> = {
        "a tag": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring:1.4.0",
        "nothing after the name": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring",
        "a digest that is cut off": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring@sha256:0123",
        "a public registry": `public.ecr.aws/team/credit-scoring@${digest}`,
        "Docker Hub": `vllm/vllm-openai@${digest}`,
        "a look-alike registry": `111122223333.dkr.ecr.eu-central-1.amazonaws.com.example.org/scoring@${digest}`,
    };
    for (const [sentence, uri] of Object.entries(refused)) {
        it(`refuses ${sentence}`, () =>
            assert.throws(() => parseContainerImage(uri, "aws"), /not named by its digest in a private ECR registry/));
    }
});
