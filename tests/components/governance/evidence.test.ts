import assert from "node:assert/strict";

import { byControl } from "../../../components/governance/evidence";

describe("evidence", () => {
    it("is sorted by control, as the standard counts", () => {
        const shown = { shows: "something", resource: "arn:aws:s3:::records", record: "s3://records" };
        const controls = byControl([
            { control: "A.10.2", ...shown },
            { control: "A.6.2.8", ...shown, shows: "first" },
            { control: "A.6.2.7", ...shown },
            { control: "A.6.2.8", ...shown, shows: "second" },
        ]);
        assert.deepEqual(Object.keys(controls), ["A.6.2.7", "A.6.2.8", "A.10.2"]);
        assert.deepEqual(
            controls["A.6.2.8"]?.map(({ shows }) => shows),
            ["first", "second"],
        );
        assert.deepEqual(controls["A.10.2"], [shown]);
    });
});
