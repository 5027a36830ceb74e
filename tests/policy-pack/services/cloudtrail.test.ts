import assert from "node:assert/strict";

import { recordsDataEvents, recordsManagementEvents } from "../../../policy-pack/services/cloudtrail";

const source = "bedrock.amazonaws.com";
const management = { field: "eventCategory", equals: ["Management"] };
const advanced = (...fieldSelectors: object[]): object => ({ advancedEventSelectors: [{ fieldSelectors }] });

describe("management events of a trail", () => {
    const cases: readonly [sentence: string, trail: object, read: boolean, write: boolean][] = [
        ["nothing is said", {}, true, true],
        ["the trail is off", { enableLogging: false }, false, false],
        ["an empty selector", { eventSelectors: [{}] }, true, true],
        ["writes only", { eventSelectors: [{ readWriteType: "WriteOnly" }] }, false, true],
        ["reads only", { eventSelectors: [{ readWriteType: "ReadOnly" }] }, true, false],
        ["none", { eventSelectors: [{ includeManagementEvents: false }] }, false, false],
        [
            "none in one selector, and all in another",
            { eventSelectors: [{ includeManagementEvents: false }, { readWriteType: "All" }] },
            true,
            true,
        ],
        ["all, by an advanced selector", advanced(management), true, true],
        [
            "writes only, by an advanced selector",
            advanced(management, { field: "readOnly", equals: ["false"] }),
            false,
            true,
        ],
        [
            "writes only, the other way round",
            advanced(management, { field: "readOnly", notEquals: ["true"] }),
            false,
            true,
        ],
        [
            "another source only",
            advanced(management, { field: "eventSource", equals: ["kms.amazonaws.com"] }),
            false,
            false,
        ],
        ["all but one source", advanced(management, { field: "eventSource", notEquals: [source] }), false, false],
        [
            "all but another source",
            advanced(management, { field: "eventSource", notEquals: ["rds.amazonaws.com"] }),
            true,
            true,
        ],
        ["sources that begin so", advanced(management, { field: "eventSource", startsWiths: ["bedrock"] }), true, true],
        ["data events only", advanced({ field: "eventCategory", equals: ["Data"] }), false, false],
    ];
    for (const [sentence, trail, read, write] of cases) {
        it(sentence, () => {
            assert.equal(recordsManagementEvents(trail, "read", [source]), read);
            assert.equal(recordsManagementEvents(trail, "write", [source]), write);
        });
    }
});

describe("data events of a trail", () => {
    const type = "AWS::Bedrock::Guardrail";
    const data = { field: "eventCategory", equals: ["Data"] };
    const cases: readonly [sentence: string, trail: object, expected: boolean][] = [
        ["the type is named", advanced(data, { field: "resources.type", equals: [type] }), true],
        ["another type is named", advanced(data, { field: "resources.type", equals: ["AWS::S3::Object"] }), false],
        ["no type is named", advanced(data), false],
        ["management events are recorded", advanced(management), false],
        ["nothing is said", {}, false],
        [
            "the trail is off",
            { ...advanced(data, { field: "resources.type", equals: [type] }), enableLogging: false },
            false,
        ],
    ];
    for (const [sentence, trail, expected] of cases) {
        it(sentence, () => assert.equal(recordsDataEvents(trail, type), expected));
    }
});
