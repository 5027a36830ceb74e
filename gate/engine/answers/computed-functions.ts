import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Properties } from "../../../policy-pack/policy/resource";
import { policyDocument } from "./policy-document";
import type { AnswerContext, FunctionAnswer } from "./types";

type Compute = (token: string, args: Properties, context: AnswerContext) => FunctionAnswer | Promise<FunctionAnswer>;

const std =
    (compute: (args: Properties, context: AnswerContext) => unknown): Compute =>
    (token, args, context) => {
        try {
            return { token, origin: "computed", result: { result: compute(args, context) } };
        } catch (error) {
            return { token, origin: "failed", failures: [{ property: "", reason: (error as Error).message }] };
        }
    };

/** Functions that take no cloud: they are computed as their provider would. */
export const computedFunctions: Readonly<Record<string, Compute>> = {
    "aws:iam/getPolicyDocument:getPolicyDocument": (token, args) => {
        const document = policyDocument(args);
        return "failures" in document
            ? { token, origin: "failed", failures: document.failures }
            : { token, origin: "computed", result: document.result };
    },
    "std:index:base64decode": std(({ input }) => Buffer.from(String(input), "base64").toString("utf8")),
    "std:index:base64encode": std(({ input }) => Buffer.from(String(input)).toString("base64")),
    "std:index:basename": std(({ input }) => String(input).split("/").at(-1)),
    "std:index:concat": std(({ input }) => (input as unknown[]).flat(1)),
    "std:index:file": std(({ input }, context) => readFileSync(fileOf(input, context), "utf8")),
    "std:index:filebase64": std(({ input }, context) => readFileSync(fileOf(input, context)).toString("base64")),
    "std:index:join": std(({ input, separator }) => (input as unknown[]).join(String(separator))),
    "std:index:jsonencode": std(({ input }) => JSON.stringify(input)),
    "std:index:lower": std(({ input }) => String(input).toLowerCase()),
    "std:index:replace": std(({ text, search, replace }) => String(text).replaceAll(String(search), String(replace))),
    "std:index:sha256": std(({ input }) => createHash("sha256").update(String(input)).digest("hex")),
    "std:index:split": std(({ separator, text }) => String(text).split(String(separator))),
    "std:index:trimspace": std(({ input }) => String(input).trim()),
    "std:index:upper": std(({ input }) => String(input).toUpperCase()),
    "std:index:cidrsubnet": std(({ input, newbits, netnum }) =>
        subnetOf(String(input), Number(newbits), Number(netnum)),
    ),
};

function fileOf(path: unknown, { programDirectory }: AnswerContext): string {
    return resolve(programDirectory, String(path));
}

/** The block number `netnum` of those that are `newbits` smaller. IPv4. */
function subnetOf(block: string, newbits: number, netnum: number): string {
    const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
    const bits = Number(match?.[5]) + newbits;
    if (!match || bits > 32 || netnum >= 2 ** newbits) {
        throw new Error(`the block has no subnet number ${netnum} that is ${newbits} bits smaller`);
    }
    const base = match.slice(1, 5).reduce((address, octet) => address * 256 + Number(octet), 0);
    const size = 2 ** (32 - Number(match[5]));
    const address = base - (base % size) + netnum * 2 ** (32 - bits);
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
    return `${octets.join(".")}/${bits}`;
}
