import assert from "node:assert/strict";

import { ConfigError, resolvePackConfig } from "../../../policy-pack/policy";
import type { PackConfig } from "../../../policy-pack/policy";

const retention = {
    id: "log-retention",
    aliases: ["old-log-retention"],
    severity: "medium",
    config: {
        minimumDays: { type: "integer", minimum: 1, default: 365, description: "Fewest days." },
        mode: { type: "string", enum: ["a", "b"], default: "a", description: "A mode." },
        strict: { type: "boolean", default: false, description: "Strictness." },
        regions: { type: "array", items: { type: "string" }, default: ["eu-west-1"], description: "Regions." },
    },
} as const;
const other = { id: "other", severity: "critical" } as const;

function settingsOf(given: PackConfig) {
    return resolvePackConfig([retention, other], given).get("log-retention");
}

const defaults = { minimumDays: 365, mode: "a", strict: false, regions: ["eu-west-1"] };

describe("policy configuration", () => {
    it("fills in defaults, and the level by severity", () => {
        const settings = resolvePackConfig([retention, other], {});
        assert.deepEqual(settings.get("log-retention"), {
            enforcementLevel: "advisory",
            unknownAs: "warn",
            config: defaults,
        });
        assert.deepEqual(settings.get("other"), { enforcementLevel: "mandatory", unknownAs: "warn", config: {} });
    });

    it("takes values, levels and unknownAs", () => {
        assert.deepEqual(
            settingsOf({ "log-retention": { minimumDays: 30, unknownAs: "fail", enforcementLevel: "disabled" } }),
            {
                enforcementLevel: "disabled",
                unknownAs: "fail",
                config: { ...defaults, minimumDays: 30 },
            },
        );
    });

    it("takes a level alone, for one policy or all, the one outweighing all", () => {
        assert.equal(settingsOf({ "log-retention": "mandatory" })?.enforcementLevel, "mandatory");
        assert.equal(settingsOf({ all: "disabled" })?.enforcementLevel, "disabled");
        assert.equal(settingsOf({ all: "disabled", "log-retention": "mandatory" })?.enforcementLevel, "mandatory");
    });

    it("knows a policy by its old id", () => {
        assert.equal(settingsOf({ "old-log-retention": "mandatory" })?.enforcementLevel, "mandatory");
    });

    const refused: Record<string, [given: unknown, message: RegExp]> = {
        "an unknown policy": [{ nope: "mandatory" }, /no policy "nope"/],
        "an unknown key": [
            { "log-retention": { days: 1 } },
            /"log-retention" has no setting "days"; it has: .*minimumDays/,
        ],
        "an inherited key": [{ "log-retention": { constructor: 1 } }, /no setting "constructor"/],
        "a wrong type": [
            { "log-retention": { minimumDays: "30" } },
            /"log-retention": "minimumDays" must be a whole number/,
        ],
        "a fraction": [{ "log-retention": { minimumDays: 1.5 } }, /"minimumDays" must be a whole number of at least 1/],
        "too small": [{ "log-retention": { minimumDays: 0 } }, /"minimumDays" must be a whole number of at least 1/],
        "no such mode": [{ "log-retention": { mode: "c" } }, /"mode" must be one of a, b/],
        "a string for a boolean": [{ "log-retention": { strict: "true" } }, /"strict" must be true or false/],
        "a single value for a list": [
            { "log-retention": { regions: "eu-west-1" } },
            /"regions" must be a list of strings/,
        ],
        "a wrong element": [{ "log-retention": { regions: [1] } }, /"regions" must be a list of strings/],
        "a wrong level": [
            { "log-retention": "always" },
            /"enforcementLevel" must be one of mandatory, advisory, disabled/,
        ],
        "a wrong unknownAs": [
            { "log-retention": { unknownAs: "ignore" } },
            /"unknownAs" must be one of pass, warn, fail/,
        ],
        "a number for a policy": [{ "log-retention": 3 }, /"log-retention" must be an enforcement level or an object/],
    };
    for (const [title, [given, message]] of Object.entries(refused)) {
        it(`refuses ${title}`, () => {
            assert.throws(
                () => settingsOf(given as PackConfig),
                (error) => error instanceof ConfigError && message.test(error.message),
            );
        });
    }
});
