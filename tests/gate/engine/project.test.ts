import * as assert from "node:assert/strict";
import * as path from "node:path";
import { findSdk } from "../../../gate/engine/sdk";
import { entryPoint, listStacks, readProject, readStack } from "../../../gate/engine/project";
import { InputError } from "../../../gate/errors";

const programs = path.join(__dirname, "programs");
const at = (name: string): string => path.join(programs, name);

describe("A project", () => {
    it("says how its program is run", () => {
        const project = readProject(at("settings"));
        assert.equal(project.name, "settings");
        assert.equal(project.typescript, false);
        assert.deepEqual(project.nodeArguments, ["--title=our program"]);
        assert.deepEqual(entryPoint(project), { directory: at("settings/src"), program: "." });
        assert.deepEqual(listStacks(project), ["dev", "prod"]);
    });

    it("may name a file as its program", () => {
        const project = { ...readProject(at("settings")), main: "src/index.js" };
        assert.deepEqual(entryPoint(project), { directory: at("settings/src"), program: "index.js" });
    });

    it("gives its stacks their defaults, which they may override", () => {
        const dev = readStack(readProject(at("settings")), "dev");
        assert.deepEqual(dev.config, {
            "settings:size": "3",
            "cloud:region": "eu-west-1",
            "settings:greeting": "hello",
            "settings:password": "secret-a42fa42f",
            "settings:port": "secret-a42fa42f",
            "settings:list": '["a","secret-a42fa42f"]',
            "cloud:zone": "b",
        });
        assert.deepEqual(dev.secretKeys, ["settings:password", "settings:port", "settings:list"]);
        assert.deepEqual(dev.undecryptedKeys, ["settings:password", "settings:port", "settings:list"]);
        const prod = readStack(readProject(at("settings")), "organization/settings/prod");
        assert.equal(prod.name, "prod");
        assert.equal(prod.config["settings:size"], "4");
    });

    it("may have any stack as long as none has a file", () => {
        const stack = readStack(readProject(at("throws")), "anything");
        assert.equal(stack.name, "anything");
        assert.deepEqual(stack.config, {});
    });

    const refusals: [name: string, read: () => unknown, message: RegExp, file: string, line?: number][] = [
        ["no Pulumi.yaml", () => readProject(at("broken/empty")), /^There is no Pulumi\.yaml here/, "broken/empty"],
        ["no name", () => readProject(at("broken/no-name")), /has no name/, "broken/no-name/Pulumi.yaml"],
        ["no runtime", () => readProject(at("broken/no-runtime")), /has no runtime/, "broken/no-runtime/Pulumi.yaml"],
        ["another runtime", () => readProject(at("broken/python")), /runtime is "python"/, "broken/python/Pulumi.yaml"],
        ["broken YAML", () => readProject(at("broken/bad-yaml")), /not valid YAML/, "broken/bad-yaml/Pulumi.yaml", 3],
        [
            "an unknown stack",
            () => readStack(readProject(at("settings")), "nope"),
            /^There is no stack "nope": the project has dev, prod\.$/,
            "settings/Pulumi.yaml",
        ],
        [
            "a broken stack file",
            () => readStack(readProject(at("broken/bad-stack")), "dev"),
            /not valid YAML/,
            "broken/bad-stack/Pulumi.dev.yaml",
            3,
        ],
        [
            "a main that is not there",
            () => entryPoint(readProject(at("broken/bad-stack"))),
            /"main" names nowhere, which does not exist/,
            "broken/bad-stack/Pulumi.yaml",
        ],
        ["a program without its SDK", () => findSdk(path.parse(programs).root), /npm install/, ""],
    ];
    for (const [name, read, message, file, line] of refusals) {
        it(`is refused in a sentence: ${name}`, () => {
            assert.throws(read, (error: unknown) => {
                assert.ok(error instanceof InputError);
                assert.match(error.message, message);
                assert.equal(error.at?.file, path.join(file === "" ? path.parse(programs).root : programs, file));
                assert.equal(error.at?.line, line);
                return true;
            });
        });
    }
});
