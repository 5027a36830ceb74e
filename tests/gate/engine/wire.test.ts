import * as assert from "node:assert/strict";
import { asOutput, asSecret, hasMapInside, receive, upgradeToOutputs } from "../../../gate/engine/wire";
import { unknownValue } from "../../../policy-pack/policy/resource";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (rest: object) => ({ [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest });
const reference = (rest: object) => ({ [signature]: "5cf8f73096256a8f31e491e813e4eb8e", ...rest });
const asset = { [signature]: "c44067f5952c0a294b673a41bacd8c17", text: "x" };

describe("Wire properties", () => {
    it("are taken apart into plain values, secrets and dependencies", () => {
        const cases: [name: string, wire: unknown, plain: unknown][] = [
            ["a secret", secret("hush"), "hush"],
            ["a secret deep inside", { a: [{ b: secret("hush") }] }, { a: [{ b: "hush" }] }],
            ["a known output", output({ value: { a: 1 } }), { a: 1 }],
            ["an unknown output", output({}), unknownValue],
            ["a resource with an id", reference({ urn: "urn", id: "i-1" }), "i-1"],
            ["a resource whose id is not known yet", reference({ urn: "urn", id: "" }), unknownValue],
            ["a component", reference({ urn: "urn" }), "urn"],
            ["an asset", asset, asset],
            ["null inside a map", { a: null, b: 1 }, { b: 1 }],
            ["null inside a list", [null, 1], [null, 1]],
        ];
        for (const [name, wire, plain] of cases) {
            assert.deepEqual(receive({ property: wire }).properties, { property: plain }, name);
        }
    });

    it("say which of them hold secrets and where outputs come from", () => {
        const received = receive({
            password: { nested: secret("hush") },
            token: output({ value: "x", secret: true, dependencies: ["urn:a", "urn:b"] }),
            list: [output({ dependencies: ["urn:a"] }), output({ dependencies: ["urn:a"] })],
            plain: 1,
            absent: null,
        });
        assert.deepEqual([...received.secretKeys], ["password", "token"]);
        assert.deepEqual(
            [...received.dependencies],
            [
                ["token", ["urn:a", "urn:b"]],
                ["list", ["urn:a"]],
            ],
        );
        assert.equal("absent" in received.properties, false);
    });

    it("reach transforms as outputs where they are secret or unknown", () => {
        assert.deepEqual(upgradeToOutputs({ a: [unknownValue], b: secret("hush"), c: asset, d: 1 }), {
            a: [output({})],
            b: output({ value: "hush", secret: true }),
            c: asset,
            d: 1,
        });
        assert.deepEqual(upgradeToOutputs(secret(unknownValue)), output({ secret: true }));
    });

    it("are wrapped again for the program", () => {
        assert.deepEqual(asSecret("x"), secret("x"));
        assert.deepEqual(asOutput("x", ["urn:a"]), output({ value: "x", dependencies: ["urn:a"] }));
        assert.deepEqual(asOutput(unknownValue, ["urn:a"]), output({ dependencies: ["urn:a"] }));
    });

    it("tell maps from assets", () => {
        assert.equal(hasMapInside([{ a: 1 }]), true);
        assert.equal(hasMapInside([asset, "x"]), false);
        assert.equal(hasMapInside(null), false);
    });
});
