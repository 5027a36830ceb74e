import assert from "node:assert/strict";

import { parseDocument } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";
import {
    givesFullAccess,
    isEncrypted,
    isForEverybody,
    isOpen,
    isWholeInternet,
} from "../../../policy-pack/services/ec2";
import type { Rule } from "../../../policy-pack/services/ec2";

describe("networks", () => {
    const wide = ["0.0.0.0/0", "::/0", "0::/0", "2000::/3", "0.0.0.0/1", "128.0.0.0/1", " 0.0.0.0/0 ", "64.0.0.0/7"];
    const narrow = [
        "10.0.0.0/8",
        "198.51.100.0/24",
        "203.0.113.7",
        "fc00::/7",
        "fe80::/10",
        "2001:db8::/32",
        "",
        "here",
    ];
    for (const cidr of wide) it(`"${cidr}" is the internet`, () => assert.equal(isWholeInternet(cidr), true));
    for (const cidr of narrow) it(`"${cidr}" is not the internet`, () => assert.equal(isWholeInternet(cidr), false));
});

describe("rules of security groups", () => {
    const everybody = { cidrBlocks: ["0.0.0.0/0"] };
    const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };

    const sources: readonly [sentence: string, rule: Rule, expected: "yes" | "no" | "unknown"][] = [
        ["no source is nobody", {}, "no"],
        ["one wide network is enough", { cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }, "yes"],
        ["a wide network outweighs an unknown one", { cidrBlocks: [unknownValue, "0.0.0.0/0"] }, "yes"],
        ["an unknown network leaves it open", { cidrBlocks: ["10.0.0.0/8", unknownValue] }, "unknown"],
        ["unknown networks leave it open", { ipv6CidrBlocks: unknownValue }, "unknown"],
        ["a prefix list leaves it open", { prefixListIds: ["pl-0123456789abcdef0"] }, "unknown"],
        ["a single network by IPv6", { cidrIpv6: "::/0" }, "yes"],
        ["a single network by IPv4", { cidrIpv4: "10.0.0.0/8" }, "no"],
    ];
    for (const [sentence, rule, expected] of sources) {
        it(sentence, () => assert.equal(isForEverybody(rule), expected));
    }

    const ports: readonly [sentence: string, rule: Rule, expected: "yes" | "no" | "unknown"][] = [
        ["the port itself", { ...ssh, ...everybody }, "yes"],
        ["ports as strings", { ...ssh, fromPort: "20" as never, toPort: "25" as never, ...everybody }, "yes"],
        ["another port", { ...ssh, fromPort: 23, toPort: 80, ...everybody }, "no"],
        ["port 0 is one port", { protocol: "tcp", fromPort: 0, toPort: 0, ...everybody }, "no"],
        ["another protocol", { ...ssh, protocol: "udp", ...everybody }, "no"],
        ["a protocol without ports", { ...ssh, protocol: "icmp", ...everybody }, "no"],
        ["TCP by its number, in capitals", { ...ssh, protocol: "6", ...everybody }, "yes"],
        ["TCP in capitals", { ...ssh, protocol: "TCP", ...everybody }, "yes"],
        ["all protocols, whatever the ports", { protocol: "-1", fromPort: 0, toPort: 0, ...everybody }, "yes"],
        ["all protocols, whatever the ports will be", { protocol: "-1", fromPort: unknownValue, ...everybody }, "yes"],
        ["all protocols of a rule of its own", { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }, "yes"],
        ["-1 means all ports", { protocol: "tcp", fromPort: -1, toPort: -1, ...everybody }, "yes"],
        ["unknown ports", { ...ssh, toPort: unknownValue, ...everybody }, "unknown"],
        ["an unknown protocol", { ...ssh, protocol: unknownValue, ...everybody }, "unknown"],
        ["unknown ports for a private network", { ...ssh, toPort: unknownValue, cidrBlocks: ["10.0.0.0/8"] }, "no"],
        ["an unknown network for another port", { ...ssh, fromPort: 443, toPort: 443, cidrBlocks: unknownValue }, "no"],
    ];
    for (const [sentence, rule, expected] of ports) {
        it(sentence, () => {
            const verdict = isOpen(rule, ({ protocol, from, to }) => protocol === "tcp" && from <= 22 && 22 <= to);
            assert.equal(verdict, expected);
        });
    }
});

describe("endpoint policies", () => {
    const all = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
    const foreign = {
        ...all,
        Effect: "Deny",
        Condition: { StringNotEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } },
    };
    const cases: readonly [sentence: string, statements: readonly object[] | object, expected: string][] = [
        ["no statement lets nothing through", [], "no"],
        ["everything for everybody", all, "yes"],
        ["everything for every AWS principal", { ...all, Principal: { AWS: "*" } }, "yes"],
        ["a whole service", { ...all, Action: ["logs:PutLogEvents", "s3:*"] }, "yes"],
        [
            "all but some actions",
            { Effect: "Allow", Principal: "*", NotAction: "s3:DeleteBucket", Resource: "*" },
            "yes",
        ],
        [
            "all but some resources",
            { Effect: "Allow", Principal: "*", Action: "*", NotResource: "arn:aws:s3:::secret" },
            "yes",
        ],
        ["some actions", { ...all, Action: ["s3:GetObject", "s3:Put*"] }, "no"],
        ["some resources", { ...all, Resource: "arn:aws:s3:::data/*" }, "no"],
        ["one role", { ...all, Principal: { AWS: "arn:aws:iam::111122223333:role/training" } }, "no"],
        [
            "one account's resources",
            { ...all, Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } } },
            "no",
        ],
        ["any resource account", { ...all, Condition: { StringLike: { "aws:ResourceAccount": "*" } } }, "yes"],
        ["a condition on TLS", { ...all, Condition: { Bool: { "aws:SecureTransport": "true" } } }, "yes"],
        ["a Deny for what is foreign", [all, foreign], "no"],
        ["a Deny for some actions", [all, { ...all, Effect: "Deny", Action: "s3:DeleteBucket" }], "yes"],
        ["a Deny without TLS", [all, { ...foreign, Condition: { Bool: { "aws:SecureTransport": "false" } } }], "yes"],
        ["unknown actions", { ...all, Action: unknownValue }, "unknown"],
        ["an unknown condition", { ...all, Condition: unknownValue }, "unknown"],
        ["an unknown statement", [unknownValue], "unknown"],
        ["everything beside an unknown Deny's condition", [all, { ...foreign, Condition: unknownValue }], "unknown"],
    ];
    for (const [sentence, Statement, expected] of cases) {
        it(sentence, () => assert.equal(givesFullAccess(parseDocument({ Statement })), expected));
    }
    it("what cannot be read", () => assert.equal(givesFullAccess(parseDocument("not JSON")), "unknown"));
});

describe("encryption of volumes", () => {
    const snapshotId = "snap-0123456789abcdef0";
    const cases: readonly [sentence: string, volume: object | undefined, byDefault: boolean, expected: string][] = [
        ["no volume", undefined, false, "no"],
        ["no volume, in an account that encrypts", undefined, true, "yes"],
        ["a volume that says nothing", {}, false, "no"],
        ["a volume that says nothing, in an account that encrypts", {}, true, "yes"],
        ["an encrypted volume", { encrypted: true }, false, "yes"],
        ["an encrypted volume, by a string", { encrypted: "true" }, false, "yes"],
        ["an unencrypted volume, by a string", { encrypted: "false" }, true, "no"],
        ["a volume of a snapshot", { snapshotId }, false, "unknown"],
        ["a volume that is not known yet", { encrypted: unknownValue }, true, "unknown"],
    ];
    for (const [sentence, volume, byDefault, expected] of cases) {
        it(sentence, () => assert.equal(isEncrypted(volume, byDefault), expected));
    }
});
