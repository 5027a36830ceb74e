import assert from "node:assert/strict";

import { countChanges, Standings } from "../../gate/changes";
import { resultOf, stackOf } from "./support";

function standings(...results: Parameters<typeof resultOf>[0][]): Standings {
    const found = new Standings();
    found.addStack(stackOf({ results: results.map(resultOf) }));
    return found;
}

const waiver = { reason: "r", owner: "o", expires: "2030-01-01" };

describe("Standings", () => {
    const cases: Readonly<
        Record<
            string,
            readonly [before: Parameters<typeof resultOf>[0][], now: Parameters<typeof resultOf>[0][], kind: string]
        >
    > = {
        "fails that passed": [[{}], [{ verdict: "fail" }], "1 worse"],
        "is not known that passed": [[{}], [{ verdict: "unknown" }], "1 worse"],
        "passes that failed": [[{ verdict: "fail" }], [{}], "1 better"],
        "is waived that failed": [[{ verdict: "fail" }], [{ verdict: "fail", waiver }], "1 better"],
        "fails whose waiver is over": [[{ verdict: "fail", waiver }], [{ verdict: "fail" }], "1 worse"],
        "fails of a resource that is new": [[], [{ verdict: "fail" }], "1 new"],
        "failed of a resource that is gone": [[{ verdict: "fail" }], [], "1 gone"],
        "is new and passes": [[], [{}], "nothing changed"],
        "passed and is gone": [[{}], [], "nothing changed"],
        "fails as before, in other words": [
            [{ verdict: "fail", message: "a." }],
            [{ verdict: "fail", message: "b." }],
            "nothing changed",
        ],
        "fails with one of two remarks": [
            [{ verdict: "unknown" }, { verdict: "fail" }],
            [{ verdict: "unknown" }],
            "1 better",
        ],
    };
    for (const [name, [before, now, kind]] of Object.entries(cases)) {
        it(`tells of what ${name}`, () =>
            assert.equal(countChanges(standings(...before).changesTo(standings(...now), "old")), kind));
    }

    it("lists what is new and worse first, and names the stack", () => {
        const before = standings({ policy: "a", verdict: "fail" }, { policy: "b" });
        const now = standings({ policy: "b", verdict: "fail" }, { policy: "c", verdict: "fail" });
        assert.deepEqual(
            before.changesTo(now, "old").list.map(({ kind, policy, stack }) => [kind, policy, stack]),
            [
                ["new", "c", "shop/dev"],
                ["worse", "b", "shop/dev"],
                ["gone", "a", "shop/dev"],
            ],
        );
    });
});
