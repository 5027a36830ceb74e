import assert from "node:assert/strict";
import path from "node:path";

import { sdksFor } from "../../../gate/engine/answers/sdk";
import type { Member, Shape } from "../../../gate/engine/answers/sdk";
import { aiDataPlaces } from "../../../policy-pack/services/ai-data";
import { functionCallers } from "../../../policy-pack/services/ai-functions";
import {
    clusterPath,
    credentialPaths,
    dataSourceTypes,
    knowledgeBaseTypes,
} from "../../../policy-pack/services/bedrock-knowledge-bases";

const sdks = sdksFor(path.join(__dirname, "..", "..", ".."));
const [dataSourceType] = dataSourceTypes;
const [knowledgeBaseType] = knowledgeBaseTypes;

/** What the graph follows has to exist, or it would find nothing and say nothing. */
describe("property paths that policies follow through the graph", () => {
    const paths = [
        ...aiDataPlaces.flatMap(({ types, path: place }) => types.map((type) => ({ type, place }))),
        ...functionCallers.map(({ type, path: place }) => ({ type, place })),
        ...credentialPaths.map((place) => ({
            type: place.startsWith("storage") ? knowledgeBaseType : dataSourceType,
            place,
        })),
        { type: knowledgeBaseType, place: clusterPath },
    ].filter(({ type }) => type.startsWith("aws:"));

    for (const { type, place } of paths) {
        it(`${type} has ${place}`, () => {
            const members = sdks.of(type)?.resource(type)?.members;
            assert.ok(members, "the SDK has no such type");
            assert.doesNotThrow(() => follow(members, place.split(".")));
        });
    }

    it("are told from those that nothing has", () => {
        const members = sdks.of(dataSourceType)?.resource(dataSourceType)?.members ?? [];
        assert.throws(() => follow(members, ["dataSourceConfiguration", "s3Configuration", "bucketName"]));
    });
});

function follow(members: readonly Member[], [name = "", ...rest]: readonly string[]): void {
    const member = members.find((candidate) => candidate.name === name);
    assert.ok(member, `there is no ${name}`);
    if (rest.length > 0) follow(membersOf(member.shape), rest);
}

function membersOf(shape: Shape): readonly Member[] {
    if (shape.kind === "list") return membersOf(shape.of);
    return shape.kind === "object" ? shape.members() : [];
}
