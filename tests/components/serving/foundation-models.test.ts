import assert from "node:assert/strict";

import { guardrailFilters, guardrailProfile } from "../../../components/serving/guardrail-filters";
import {
    invocationDelivery,
    invocationLogPermissions,
    maskPersonalData,
} from "../../../components/serving/invocation-log";
import { invokePermissions, parseFoundationModel } from "../../../components/serving/invoke-permissions";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };

describe("foundation models", () => {
    const models: readonly [string, string, string[]][] = [
        [
            "amazon.nova-lite-v1:0",
            "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0",
            ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0"],
        ],
        [
            "eu.amazon.nova-lite-v1:0",
            "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0",
            ["arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0"],
        ],
        [
            "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
            ["arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0"],
        ],
    ];
    for (const [id, sourceArn, modelArns] of models) {
        it(`${id} is ${sourceArn}`, () =>
            assert.deepEqual(parseFoundationModel(id, account), { sourceArn, modelArns }));
    }

    for (const id of ["", "nova", "*", "amazon.*", "eu.nova", "arn:aws:bedrock:eu-central-1::foundation-model/x"]) {
        it(`"${id}" is none`, () => assert.throws(() => parseFoundationModel(id, account), /is no model of Bedrock/));
    }

    it("are asked by way of one profile, under one version of one guardrail, and not without", () => {
        const model = parseFoundationModel("eu.amazon.nova-lite-v1:0", account);
        const { allowed, forbidden } = invokePermissions(model, "profile-arn", "guardrail-arn:3");
        const actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
        const guarded = { "bedrock:GuardrailIdentifier": "guardrail-arn:3" };
        const [modelArn = ""] = model.modelArns;
        assert.deepEqual(allowed, [
            { actions, resources: ["profile-arn"], conditions: { StringEquals: guarded } },
            {
                actions,
                resources: [modelArn],
                conditions: { StringEquals: { ...guarded, "bedrock:InferenceProfileArn": "profile-arn" } },
            },
        ]);
        assert.deepEqual(forbidden, [
            { actions, resources: ["profile-arn", modelArn], conditions: { StringNotEquals: guarded } },
        ]);
    });
});

describe("a guardrail", () => {
    it("looks for everything, in both directions, at the highest strength", () => {
        const filters = JSON.parse(JSON.stringify(guardrailFilters({})));
        const strengths = filters.contentPolicyConfig.filtersConfigs.map(
            ({ type, inputStrength, outputStrength }: Record<string, string>) => [type, inputStrength, outputStrength],
        );
        assert.deepEqual(strengths, [
            ["HATE", "HIGH", "HIGH"],
            ["INSULTS", "HIGH", "HIGH"],
            ["MISCONDUCT", "HIGH", "HIGH"],
            ["SEXUAL", "HIGH", "HIGH"],
            ["VIOLENCE", "HIGH", "HIGH"],
            ["PROMPT_ATTACK", "HIGH", "NONE"],
        ]);
        assert.deepEqual(filters.contextualGroundingPolicyConfig.filtersConfigs, [
            { type: "GROUNDING", threshold: 0.7 },
            { type: "RELEVANCE", threshold: 0.7 },
        ]);
        assert.deepEqual(filters.wordPolicyConfig.managedWordListsConfigs, [{ type: "PROFANITY" }]);
        assert.equal(filters.topicPolicyConfig.topicsConfigs[0].name, "system-prompt-disclosure");
        const entities = new Map(
            filters.sensitiveInformationPolicyConfig.piiEntitiesConfigs.map(
                ({ type, action }: Record<string, string>) => [type, action],
            ),
        );
        assert.equal(entities.get("CREDIT_DEBIT_CARD_NUMBER"), "BLOCK");
        assert.equal(entities.get("EMAIL"), "ANONYMIZE");
    });

    it("looks for topics, words and patterns of one's own too", () => {
        const filters = JSON.stringify(
            guardrailFilters({
                deniedTopics: [{ name: "advice", definition: "Advice on what to invest in." }],
                blockedWords: ["Project Falcon"],
                blockedPatterns: { "customer number": "C-\\d{8}" },
            }),
        );
        for (const part of ["Advice on what to invest in.", "Project Falcon", "customer number"]) {
            assert.ok(filters.includes(part), part);
        }
    });

    for (const grounding of [0, -1, 1, Number.NaN]) {
        it(`refuses a grounding of ${grounding}`, () => {
            assert.throws(() => guardrailFilters({ grounding }), /is out of range: give it more than 0/);
        });
    }

    const regions: readonly [string, string][] = [
        ["eu-central-1", "eu.guardrail.v1:0"],
        ["us-east-1", "us.guardrail.v1:0"],
        ["us-gov-west-1", "us-gov.guardrail.v1:0"],
        ["ap-southeast-2", "apac.guardrail.v1:0"],
    ];
    for (const [region, profile] of regions) {
        it(`of ${region} stays in ${profile}`, () => assert.equal(guardrailProfile(region), profile));
    }
});

describe("the invocation log", () => {
    it("is delivered by Bedrock for this account, into the account's own folders", () => {
        const { Principal, Resource, Condition } = invocationDelivery("arn:aws:s3:::log", account);
        assert.deepEqual(Principal, { Service: "bedrock.amazonaws.com" });
        assert.deepEqual(Resource, [
            "arn:aws:s3:::log/AWSLogs/111122223333/BedrockModelInvocationLogs/*",
            "arn:aws:s3:::log/large/AWSLogs/111122223333/BedrockModelInvocationLogs/*",
        ]);
        assert.deepEqual(Condition, {
            ArnLike: { "aws:SourceArn": "arn:aws:bedrock:eu-central-1:111122223333:*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
        });
    });

    it("is written into Bedrock's own stream", () => {
        assert.deepEqual(invocationLogPermissions("/aws/bedrock/log", account)[0]?.resources, [
            "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/bedrock/log:log-stream:aws/bedrock/modelinvocations",
        ]);
    });

    it("masks the personal data that it finds", () => {
        const { Statement } = JSON.parse(maskPersonalData("log", "aws"));
        assert.deepEqual(Statement[0].DataIdentifier, Statement[1].DataIdentifier);
        assert.ok(Statement[1].DataIdentifier.includes("arn:aws:dataprotection::aws:data-identifier/EmailAddress"));
        assert.deepEqual(Statement[1].Operation, { Deidentify: { MaskConfig: {} } });
    });
});
