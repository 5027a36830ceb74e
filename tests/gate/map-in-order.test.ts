import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

import { mapInOrder } from "../../gate/map-in-order";

describe("mapInOrder", () => {
    it("yields in order whatever finishes first, and keeps to its limit", async () => {
        let running = 0;
        let most = 0;
        const done: number[] = [];
        for await (const value of mapInOrder([30, 5, 10, 1], 2, async (delay) => {
            most = Math.max(most, ++running);
            await wait(delay);
            running--;
            return delay;
        })) {
            done.push(value);
        }
        assert.deepEqual(done, [30, 5, 10, 1]);
        assert.equal(most, 2);
    });

    it("hands an error to whoever takes the result, and starts nothing more", async () => {
        const started: number[] = [];
        await assert.rejects(
            async () => {
                for await (const value of mapInOrder([1, 2, 3, 4], 2, async (item) => {
                    started.push(item);
                    await wait(item);
                    if (item === 1) throw new Error("first");
                    await wait(20);
                    return item;
                })) {
                    assert.ok(value);
                }
            },
            { message: "first" },
        );
        await wait(60);
        assert.ok(!started.includes(4));
    });

    it("yields nothing for nothing", async () => {
        for await (const value of mapInOrder([], 2, () => Promise.resolve(1))) assert.fail(String(value));
    });
});
