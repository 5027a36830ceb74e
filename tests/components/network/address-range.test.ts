import assert from "node:assert/strict";

import { subnetRanges } from "../../../components/network/address-range";

describe("subnets of an address range", () => {
    const cases: readonly [string, number, string[]][] = [
        ["10.42.0.0/16", 2, ["10.42.0.0/19", "10.42.32.0/19"]],
        ["10.0.0.0/16", 3, ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"]],
        ["192.168.4.0/22", 2, ["192.168.4.0/25", "192.168.4.128/25"]],
        ["172.16.255.128/25", 2, ["172.16.255.128/28", "172.16.255.144/28"]],
        ["255.255.0.0/16", 1, ["255.255.0.0/19"]],
    ];
    for (const [range, count, expected] of cases) {
        it(`${count} of ${range}`, () => assert.deepEqual(subnetRanges(range, count), expected));
    }

    it("at most eight, which fill the range", () => {
        assert.equal(subnetRanges("10.42.0.0/16", 8).at(-1), "10.42.224.0/19");
    });

    const refused: readonly [string, number, RegExp][] = [
        ["10.42.0.0", 2, /is no IPv4 range/],
        ["10.42.0.256/16", 2, /is no IPv4 range/],
        ["fd00::/56", 2, /is no IPv4 range/],
        ["10.0.0.0/8", 2, /between \/16 and \/25/],
        ["10.42.0.0/26", 2, /between \/16 and \/25/],
        ["10.42.1.0/16", 2, /does not start where a \/16 range can start/],
        ["10.42.0.0/16", 9, /ask for 1 to 8/],
        ["10.42.0.0/16", 0, /ask for 1 to 8/],
        ["10.42.0.0/16", 1.5, /ask for 1 to 8/],
    ];
    for (const [range, count, message] of refused) {
        it(`refuses ${count} of ${range}`, () => assert.throws(() => subnetRanges(range, count), message));
    }
});
