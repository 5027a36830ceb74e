import assert from "node:assert/strict";

import { isPinnedByDigest, tagOf, repositoryOf } from "../../../policy-pack/services/container-images";

const digest = "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a";

describe("tagOf", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
        ["nginx", undefined],
        ["nginx:1.27", "1.27"],
        ["registry.example.com:5000/inference/server", undefined],
        ["registry.example.com:5000/inference/server:1.4.0", "1.4.0"],
        [`registry.example.com:5000/inference/server@${digest}`, undefined],
        [`registry.example.com/inference/server:1.4.0@${digest}`, "1.4.0"],
    ];
    for (const [image, tag] of cases) it(`finds ${tag} in ${image}`, () => assert.equal(tagOf(image), tag));
});

describe("isPinnedByDigest", () => {
    const cases: readonly (readonly [string, boolean])[] = [
        ["nginx:1.27", false],
        [`nginx@${digest}`, true],
        [`nginx:1.27@${digest}`, true],
        ["nginx@sha256:9b2c", false],
        [`nginx:${digest.slice(7)}`, false],
    ];
    for (const [image, is] of cases) it(`is ${is} for ${image}`, () => assert.equal(isPinnedByDigest(image), is));
});

describe("repositoryOf", () => {
    const cases: readonly (readonly [string, string])[] = [
        ["nginx", "nginx"],
        ["library/nginx:1.27", "library/nginx"],
        ["111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/agent:1.4.0", "team/agent"],
        [`111122223333.dkr.ecr.eu-central-1.amazonaws.com/agent@${digest}`, "agent"],
        ["localhost:5000/agent", "agent"],
    ];
    for (const [image, name] of cases) it(`finds ${name} in ${image}`, () => assert.equal(repositoryOf(image), name));
});
