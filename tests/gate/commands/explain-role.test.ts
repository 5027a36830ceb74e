import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { explainRole } from "../../../gate/commands/explain-role";
import { InputError } from "../../../gate/errors";
import { main } from "../../../gate/main";

const account = "111122223333";
const urnOf = (type: string, name: string): string => `urn:pulumi:dev::ai::${type}::${name}`;
const documentOf = (...Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });

function state(type: string, name: string, outputs: object): object {
    return { urn: urnOf(type, name), custom: true, id: name, type, inputs: outputs, outputs };
}

function role(name: string, trusted: object, ...statements: readonly object[]): object {
    return state("aws:iam/role:Role", name, {
        name,
        arn: `arn:aws:iam::${account}:role/${name}`,
        assumeRolePolicy: documentOf({ Effect: "Allow", Principal: trusted, Action: "sts:AssumeRole" }),
        inlinePolicies: [{ name: "inline", policy: documentOf(...statements) }],
    });
}

const exported = {
    version: 3,
    deployment: {
        resources: [
            role("admin", { Service: "lambda.amazonaws.com" }, { Effect: "Allow", Action: "*", Resource: "*" }),
            role(
                "deployer",
                { Service: "codebuild.amazonaws.com" },
                { Sid: "Read", Effect: "Allow", Action: "s3:GetObject*", Resource: "arn:aws:s3:::artifacts/*" },
                { Effect: "Deny", Action: "s3:GetObjectAcl", Resource: "*" },
                { Effect: "Allow", Action: ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*" },
                { Effect: "Allow", Action: "iam:PassRole", Resource: `arn:aws:iam::${account}:role/admin` },
            ),
            role("idle", { Service: "ec2.amazonaws.com" }, { Effect: "Deny", Action: "*", Resource: "*" }),
        ],
    },
};

describe("explain --role", () => {
    let folder: string;
    let file: string;

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "annex42-explain-"));
        file = path.join(folder, "stack.json");
        writeFileSync(file, JSON.stringify(exported));
    });
    after(() => rmSync(folder, { recursive: true }));

    const explained = (name: string): Promise<string> => explainRole(name, file, 100, false);

    it("says what a role can do by service and access level, with the statements behind it", async () => {
        const text = await explained(urnOf("aws:iam/role:Role", "deployer"));
        assert.match(text, /^The role "deployer"\nurn:pulumi:dev::ai::aws:iam\/role:Role::deployer\n/);
        assert.match(text, /^Administrator {9}no$/m);
        assert.match(text, /^ {2}s3\n {4}Read {18}\d+ of \d+ actions, on what its statements name\n {8}GetObject, /m);
        assert.doesNotMatch(text, /GetObjectAcl/);
        assert.match(text, /^ {8}by an inline policy \(statement 1 \("Read"\)\)$/m);
        assert.match(
            text,
            /^ {2}lambda\n {4}Write {17}2 of \d+ actions, on everything\n {8}CreateFunction, InvokeFunction$/m,
        );
    });

    it("says how the role can get more permissions, over which other one", async () => {
        const text = await explained("deployer");
        assert.match(
            text,
            /^How it can get more permissions\n {2}- run a new function with a role \("admin"\)\n {6}by /m,
        );
        assert.match(await explained("admin"), /^Administrator {9}yes$/m);
        assert.match(await explained("idle"), /^ {2}Nothing, as far as the stack tells\.$/m);
        assert.match(await explained("idle"), /^No way to more permissions was found$/m);
    });

    it("says of bad input what is wrong with it, and where", async () => {
        await assert.rejects(
            () => explained("nobody"),
            (error) =>
                error instanceof InputError && /It has these:\n {2}urn:/.test(error.message) && error.at?.file === file,
        );
        const broken = path.join(folder, "broken.json");
        writeFileSync(broken, "{\n  nothing");
        await assert.rejects(
            () => explainRole("x", broken, 80, false),
            (error) => error instanceof InputError && error.at?.line === 2,
        );
        await assert.rejects(() => explainRole("x", path.join(folder, "absent.json"), 80, false), InputError);
    });

    it("ends with 2 from the command line when there is no such role, and with 0 when there is", async () => {
        const [write, error] = [process.stdout.write, process.stderr.write];
        process.stdout.write = () => true;
        process.stderr.write = () => true;
        try {
            assert.equal(await main(["explain", "--role", "nobody", file]), 2);
            assert.equal(await main(["explain", "--role", "deployer", file]), 0);
        } finally {
            process.stdout.write = write;
            process.stderr.write = error;
        }
    });
});
