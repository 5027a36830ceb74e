import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { InputError } from "../../gate/errors";
import { PolicyConfigFile } from "../../gate/policy-config";
import { definePolicy } from "../../policy-pack/policy";

const policy = definePolicy<object, { minimumDays: number }>({
    id: "log-retention",
    aliases: ["old-name"],
    title: "Logs are kept",
    severity: "medium",
    appliesTo: "acme:index:Log",
    supports: ["A.6.2.8"],
    why: "w",
    fix: "f",
    reference: "https://example.com",
    config: { minimumDays: { type: "integer", default: 30, description: "Days" } },
    check: () => undefined,
    examples: { passes: {}, fails: {} },
});

describe("PolicyConfigFile", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "annex42-"))));
    after(() => rmSync(folder, { recursive: true }));

    function read(text: string): PolicyConfigFile {
        const file = join(folder, "policies.json");
        writeFileSync(file, text);
        return PolicyConfigFile.read(file);
    }

    it("gives the settings of our policies", () => {
        const settings = read('{"old-name": {"minimumDays": 90, "enforcementLevel": "mandatory"}}').settingsOf(
            [policy],
            false,
        );
        assert.deepEqual(settings.get("log-retention"), {
            enforcementLevel: "mandatory",
            unknownAs: "warn",
            config: { minimumDays: 90 },
        });
    });

    const refused: readonly (readonly [text: string, message: string, line: number, column: number])[] = [
        ['{\n"nope": "mandatory"}', 'There is no policy "nope"; `annex42 policies` lists them all.', 2, 1],
        [
            '{"log-retention": {\n  "days": 1}}',
            'Policy "log-retention" has no setting "days"; it has: enforcementLevel, minimumDays, unknownAs.',
            2,
            3,
        ],
        [
            '{"log-retention": {\n"minimumDays": "x"}}',
            'Policy "log-retention": "minimumDays" must be a whole number.',
            2,
            1,
        ],
        ['{"old-name": {\n"minimumDays": "x"}}', 'Policy "log-retention": "minimumDays" must be a whole number.', 2, 1],
        [
            '{"all":\n{"enforcementLevel": "some"}}',
            '"all": "enforcementLevel" must be one of mandatory, advisory, disabled.',
            2,
            2,
        ],
        ['{"log-retention": 7}', '"log-retention" must be an enforcement level or an object of settings.', 1, 2],
        ["[]", "The policy configuration must be an object: settings by policy id.", 1, 1],
        ['{"all": }', "The file is not JSON.", 1, 9],
    ];
    for (const [text, message, line, column] of refused) {
        it(`refuses ${text.replace(/\n/g, " ")}`, () => {
            assert.throws(
                () => read(text).settingsOf([policy], false),
                (error) => {
                    assert.ok(error instanceof InputError);
                    assert.equal(error.message, message);
                    assert.deepEqual([error.at?.line, error.at?.column ?? 1], [line, column]);
                    return true;
                },
            );
        });
    }

    it("refuses a file that is not there", () => {
        assert.throws(() => PolicyConfigFile.read(join(folder, "none.json")), {
            message: "The policy configuration cannot be read: there is no such file or folder.",
        });
    });

    it("leaves names that are not ours to other packs, as long as there is one that has them", () => {
        const file = read('{"log-retention": "disabled",\n "theirs": "advisory"}');
        assert.equal(file.settingsOf([policy], true).get("log-retention")?.enforcementLevel, "disabled");
        assert.doesNotThrow(() => file.refuseUnknown(new Set(["log-retention", "theirs"])));
        assert.throws(() => file.refuseUnknown(new Set(["log-retention"])), {
            message: 'None of the packs has a policy "theirs".',
            at: { file: join(folder, "policies.json"), line: 2, column: 2 },
        });
    });
});
