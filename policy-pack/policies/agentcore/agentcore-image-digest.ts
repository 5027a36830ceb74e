import { definePolicy, ofType, unknownValue } from "../../policy";
import { containerTypes, harnessType, imageOf } from "../../services/agentcore";
import type { ContainerArgs } from "../../services/agentcore";
import { isPinnedByDigest } from "../../services/container-images";

const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/claims-agent";
const sha256 = "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a";

export default definePolicy<ContainerArgs>({
    id: "agentcore-image-digest",
    title: "Agents run images that are pinned by digest",
    severity: "medium",
    appliesTo: containerTypes,
    supports: ["A.4.4", "A.10.3"],
    why: "A tag can be moved: the next version of the runtime, made for some other reason, may hold other code than the one that was tested.",
    fix: "Give containerUri as repository@sha256:...",
    reference:
        "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_ContainerConfiguration.html",
    check(props, { report, notApplicable }) {
        const found = imageOf(props);
        if (!found) return notApplicable();
        if (!isPinnedByDigest(found.image)) report("runs an image that is not pinned by digest", found.path);
    },
    examples: {
        passes: {
            "the image is given by digest": {
                agentRuntimeArtifact: { containerConfiguration: { containerUri: `${repository}@${sha256}` } },
            },
            "the image of a harness is given by digest": ofType(harnessType, {
                environmentArtifact: { containerConfiguration: { containerUri: `${repository}@${sha256}` } },
            }),
        },
        fails: {
            "the image is given by tag": {
                agentRuntimeArtifact: { containerConfiguration: { containerUri: `${repository}:1.4.0` } },
            },
            "the image of a harness is given without tag or digest": ofType(harnessType, {
                environmentArtifact: { containerConfiguration: { containerUri: repository } },
            }),
        },
        unknown: {
            "the image is not known yet": {
                agentRuntimeArtifact: { containerConfiguration: { containerUri: unknownValue } },
            },
        },
        notApplicable: {
            "the runtime runs code from Amazon S3": {
                agentRuntimeArtifact: { codeConfiguration: { runtime: "PYTHON_3_13", entryPoints: ["main.py"] } },
            },
            "the harness has the image of the service": ofType(harnessType, {}),
        },
    },
});
