import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { resultsSchema } from "../../gate/reports/results-schema";

const root = join(__dirname, "..", "..");
const command = join(root, "bin", "annex42.js");

const bucket = `
const { CustomResource } = require("@pulumi/pulumi");
new CustomResource("aws:s3/bucket:Bucket", "data", { bucket: "training-data" });
`;

const urn = "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::data";
const deployed = JSON.stringify({
    version: 3,
    deployment: { resources: [{ urn, type: "aws:s3/bucket:Bucket", custom: true, id: "d", inputs: {}, outputs: {} }] },
});

function isThere(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

interface Run {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

describe("annex42", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "annex42-"));
        symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    });
    after(() => rmSync(folder, { recursive: true }));

    function write(files: Readonly<Record<string, string>>): void {
        for (const [name, content] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, name)), { recursive: true });
            writeFileSync(join(folder, name), content);
        }
    }

    function project(name: string, program: string, files: Readonly<Record<string, string>> = {}): void {
        write({ [`${name}/Pulumi.yaml`]: `name: ${name}\nruntime: nodejs\n`, [`${name}/index.js`]: program });
        write(Object.fromEntries(Object.entries(files).map(([file, content]) => [`${name}/${file}`, content])));
    }

    function read(name: string): string {
        return readFileSync(join(folder, name), "utf8");
    }

    function run(...words: readonly string[]): Promise<Run> {
        const environment = Object.fromEntries(
            Object.entries(process.env).filter(([key]) => key !== "FORCE_COLOR" && key !== "NO_COLOR"),
        );
        return new Promise((resolve) => {
            const child = execFile(
                process.execPath,
                [command, ...words],
                { cwd: folder, env: environment },
                (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
            );
        });
    }

    describe("gate", () => {
        it("shows what blocks, and ends with 1", async () => {
            project("bucket", bucket);
            const { code, stdout, stderr } = await run("gate", "bucket");
            assert.equal(stderr, "");
            assert.match(stdout, /^bucket \/ dev {2}bucket\/Pulumi\.yaml$/m);
            assert.match(stdout, /✗ high {2}Every bucket blocks public access, with all four settings/);
            assert.match(stdout, /bucket\/index\.js:3:1 {3}"data" has no public access block\./);
            assert.ok(!stdout.includes("\u001B"));
            assert.equal(code, 1);
        });

        it("checks all stacks that have a file, in order, and writes the report to a file", async () => {
            project("stacks", bucket, { "Pulumi.prod.yaml": "", "Pulumi.dev.yaml": "", "Pulumi.test.yaml": "" });
            const { code, stdout } = await run("gate", "stacks", "--format", "json", "--output", "stacks.json");
            const report = resultsSchema.parse(JSON.parse(readFileSync(join(folder, "stacks.json"), "utf8")));
            assert.deepEqual(
                report.stacks.map(({ stack }) => stack),
                ["dev", "prod", "test"],
            );
            assert.equal(report.summary.exitCode, 1);
            assert.equal(stdout, "");
            assert.equal(code, 1);
        });

        it("ends with 0 when nothing blocks, as configured", async () => {
            project("advised", bucket);
            write({ "advisory.json": '{"all": "advisory"}' });
            const { code, stdout } = await run("gate", "advised", "--policy-config", "advisory.json", "-f", "json");
            const { stacks, summary } = resultsSchema.parse(JSON.parse(stdout));
            const found = stacks[0]?.results.find(({ policy }) => policy === "s3-bucket-block-public-access");
            assert.deepEqual([found?.verdict, found?.effect, summary.blocking], ["fail", "warn", 0]);
            assert.equal(code, 0);
        });

        it("takes the configuration that stands beside Pulumi.yaml when none is named", async () => {
            project("configured", bucket, { "annex42.policy-config.json": '{"all": "advisory"}' });
            const { stdout, code } = await run("gate", "configured", "-f", "json");
            assert.equal(resultsSchema.parse(JSON.parse(stdout)).summary.blocking, 0);
            assert.equal(code, 0);
        });

        it("reports the stacks that run when another does not, and ends with 2", async () => {
            const program = `${bucket} if (require("@pulumi/pulumi").getStack() === "dev") throw new Error("not in dev");`;
            project("half", program, { "Pulumi.dev.yaml": "", "Pulumi.prod.yaml": "" });
            const { code, stdout, stderr } = await run("gate", "half", "-f", "json");
            const { stacks, errors } = resultsSchema.parse(JSON.parse(stdout));
            assert.deepEqual(
                stacks.map(({ stack }) => stack),
                ["prod"],
            );
            assert.deepEqual(
                errors.map(({ file }) => file),
                ["half/Pulumi.yaml"],
            );
            assert.match(errors[0]?.message ?? "", /^Stack "dev": [^]*not in dev/);
            assert.match(stderr, /^error: Stack "dev": [^]*Error: not in dev[^]*at [^]*half\/index\.js:4/);
            assert.equal(code, 2);
        });

        it("runs other packs as well", async () => {
            project("packed", bucket);
            const pack = join(__dirname, "analyzer", "third-party-pack");
            const { stdout, stderr } = await run("gate", "packed", "--policy-pack", pack, "-f", "json");
            assert.equal(stderr, "");
            const { stacks, policies } = resultsSchema.parse(JSON.parse(stdout));
            const packs = (list: readonly { readonly pack: string }[] = []): number =>
                new Set(list.map(({ pack: name }) => name)).size;
            assert.equal(packs(policies), 2);
            assert.equal(packs(stacks[0]?.results), 2);
        });

        it("leaves nothing behind when it is interrupted", async () => {
            project("endless", 'require("fs").writeFileSync("pid", String(process.pid)); for (;;) {}');
            const child = spawn(process.execPath, [command, "gate", "endless", "--output", "endless.txt"], {
                cwd: folder,
            });
            const pidFile = join(folder, "endless", "pid");
            while (!existsSync(pidFile) || readFileSync(pidFile, "utf8") === "") await wait(50);
            child.kill("SIGINT");
            const [code] = (await once(child, "exit")) as [number];
            assert.equal(code, 130);
            // What was killed stays in the process table until the system has taken note.
            const pid = Number(readFileSync(pidFile, "utf8"));
            for (let patience = 100; patience > 0 && isThere(pid); patience--) await wait(100);
            assert.equal(isThere(pid), false);
            assert.deepEqual(
                readdirSync(folder).filter((name) => name.includes("endless.txt")),
                [],
            );
        });
    });

    describe("reports, waivers and baselines", () => {
        it("writes several reports of one run, the first to the standard output", async () => {
            project("several", bucket);
            const words = [
                "gate",
                "several",
                "-r",
                "sarif=several.sarif",
                "-r",
                "junit=several.xml",
                "-r",
                "csv=a=b.csv",
            ];
            const { code, stdout, stderr } = await run(...words);
            assert.equal(stderr, "");
            assert.match(stdout, /✗ Blocked/);
            assert.equal((JSON.parse(read("several.sarif")) as { version: string }).version, "2.1.0");
            assert.match(read("several.xml"), /<testsuites>/);
            assert.match(read("a=b.csv"), /^project,stack,policy/);
            assert.equal(code, 1);
        });

        it("accepts what is waived in the project's own file, and no more after its last day", async () => {
            const { stdout } = await (project("waived", bucket), run("gate", "waived", "-f", "json"));
            const blocking = resultsSchema
                .parse(JSON.parse(stdout))
                .stacks[0]?.results.filter(({ effect }) => effect === "block");
            assert.ok(blocking && blocking.length > 0);
            const entry = ({ policy }: { policy: string }, expires: string): string =>
                `- { policy: ${policy}, resource: "*::data", reason: A demo, owner: kim, expires: ${expires} }\n`;
            write({
                "waived/annex42.waivers.yaml": `waivers:\n${blocking.map((result) => entry(result, "2999-12-31")).join("")}`,
            });
            assert.equal((await run("gate", "waived")).code, 0);
            write({
                "waived/annex42.waivers.yaml": `waivers:\n${blocking.map((result) => entry(result, "2020-12-31")).join("")}`,
            });
            const late = await run("gate", "waived");
            assert.match(
                late.stdout,
                /Waiver of \S+ \(kim, waived\/annex42\.waivers\.yaml:2\) expired on\s+2020-12-31\./,
            );
            assert.equal(late.code, 1);
        });

        it("blocks only what is new against a baseline", async () => {
            project("based", bucket);
            assert.equal((await run("gate", "based", "--write-baseline", "base.json")).code, 1);
            const again = await run("gate", "based", "--baseline", "base.json");
            assert.match(again.stdout, /was there before/);
            assert.equal(again.code, 0);
            project("based", `${bucket} new CustomResource("aws:s3/bucket:Bucket", "more", {});`);
            assert.equal((await run("gate", "based", "--baseline", "base.json")).code, 1);
        });

        it("refuses reports of no format or without a file", async () => {
            for (const word of ["xml=a.xml", "sarif", "sarif="]) {
                const { code, stderr } = await run("gate", "based", "--report", word);
                assert.match(stderr, /It has to be <format>=<file>/);
                assert.equal(code, 2);
            }
        });
    });

    describe("gate refuses", () => {
        const missing = 'new (require("@pulumi/pulumi").Config)().require("image");';
        const asks = `module.exports = (async () => {
            const things = await require("@pulumi/pulumi").runtime.invoke("acme:index/getThings:getThings", {});
            return things.all.every((thing) => thing.name.length > 0);
        })();`;
        const cases: Readonly<
            Record<string, { readonly set: () => void; readonly words: readonly string[]; readonly says: RegExp }>
        > = {
            "a folder without a project": {
                set: () => mkdirSync(join(folder, "nothing")),
                words: ["nothing"],
                says: /^error: There is no Pulumi\.yaml here: [^\n]+\n {2}nothing\n$/,
            },
            "a broken project file": {
                set: () => write({ "broken/Pulumi.yaml": "name: x\nruntime: [nodejs\n" }),
                words: ["broken"],
                says: /^error: This is not valid YAML: [^\n]+\n {2}broken\/Pulumi\.yaml:\d+:\d+\n$/,
            },
            "an unknown stack": {
                set: () => project("unknown", bucket, { "Pulumi.dev.yaml": "" }),
                words: ["unknown", "--stack", "prod"],
                says: /^error: There is no stack "prod": the project has dev\.\n {2}unknown\/Pulumi\.yaml\n$/,
            },
            "missing configuration": {
                set: () => project("config", missing),
                words: ["config"],
                says: /^error: Stack "dev": Missing required configuration variable 'config:image'[^]+pulumi config set config:image <value>/,
            },
            "a program that never ends": {
                set: () => project("hanging", "setInterval(() => undefined, 1000);"),
                words: ["hanging", "--deadline", "2"],
                says: /^error: Stack "dev": The program was ended: for 2 seconds [^\n]+\n {2}hanging\/Pulumi\.yaml\n$/,
            },
            "a program that falls over what was made up": {
                set: () => project("asking", asks),
                words: ["asking"],
                says: /Made up for the program[^\n]*acme:index\/getThings:getThings\. [^\n]*annex42\.fixtures\.yaml/,
            },
            "a folder that is no policy pack": {
                set: () => project("packless", bucket),
                words: ["packless", "--policy-pack", "packless"],
                says: /^error: Stack "dev": There is no PulumiPolicy\.yaml here[^\n]+\n {2}packless\n$/,
            },
            "a setting that a policy does not have": {
                set: () => {
                    project("setting", bucket);
                    write({ "setting.json": '{\n"s3-bucket-block-public-access": {\n"days": 1}}' });
                },
                words: ["setting", "--policy-config", "setting.json"],
                says: /^error: Policy "s3-bucket-block-public-access" has no setting "days"; [^\n]+\n {2}setting\.json:3:1\n$/,
            },
            "a fixtures file that is not there": {
                set: () => project("fixtureless", bucket),
                words: ["fixtureless", "--fixtures", "none.yaml"],
                says: /^error: [^\n]+\n {2}none\.yaml\n$/,
            },
            "a place that cannot be written to": {
                set: () => project("placeless", bucket),
                words: ["placeless", "--output", "none/report.txt"],
                says: /^error: The report cannot be written: there is no such file or folder\.\n {2}none\/report\.txt\n$/,
            },
            "an unknown format": {
                set: () => project("formless", bucket),
                words: ["formless", "--format", "xml"],
                says: /^error: option '-f, --format <name>' argument 'xml' is invalid\. Allowed choices are [^\n]*json/,
            },
            "an unknown option": {
                set: () => undefined,
                words: ["--nope"],
                says: /^error: unknown option '--nope'\n/,
            },
        };
        for (const [name, { set, words, says }] of Object.entries(cases)) {
            it(name, async () => {
                set();
                const { code, stdout, stderr } = await run("gate", ...words);
                assert.match(stderr, says);
                assert.equal(stdout, "");
                assert.equal(code, 2);
            });
        }
    });

    describe("review", () => {
        it("reports what is deployed, like the gate", async () => {
            write({ "exports/prod.json": deployed });
            const { code, stdout, stderr } = await run("review", "exports");
            assert.match(stdout, /^shop \/ prod {2}exports\/prod\.json$/m);
            assert.match(stdout, /aws:s3\/bucket:Bucket {3}"data" has no public access block\./);
            assert.equal(stderr, "");
            assert.equal(code, 1);
        });

        it("reviews the other files when some cannot be read, and ends with 2", async () => {
            write({
                "mixed/a.json": deployed.slice(0, 60),
                "mixed/b.json": deployed,
                "mixed/c.json": '{"version":3,"deployment":null}',
            });
            const { code, stdout, stderr } = await run("review", "mixed/*.json", "none.json", "-f", "json");
            const { stacks, errors } = resultsSchema.parse(JSON.parse(stdout));
            assert.deepEqual(
                stacks.map(({ source, summary }) => [source, summary.resources]),
                [
                    ["mixed/b.json", 1],
                    ["mixed/c.json", 0],
                ],
            );
            assert.deepEqual(errors, [
                { message: "There is no such file or folder.", file: "none.json" },
                { message: "The file is cut off: its JSON does not end.", file: "mixed/a.json", line: 1, column: 61 },
            ]);
            assert.equal(
                stderr,
                "error: There is no such file or folder.\n  none.json\n" +
                    "error: The file is cut off: its JSON does not end.\n  mixed/a.json:1:61\n",
            );
            assert.equal(code, 2);
        });
    });

    describe("review --since", () => {
        it("compares with an earlier report, or with earlier exports, and is the same in both ways", async () => {
            const older = deployed
                .replace('"outputs":{}', '"outputs":{"bucket":"d"}')
                .replace("Bucket::data", "Bucket::old");
            write({ "since/old/prod.json": older, "since/new/prod.json": deployed });
            await run("review", "since/old", "-f", "json", "-o", "since/old.json");
            const runs = [
                await run("review", "since/new", "--since", "since/old.json"),
                await run("review", "since/new", "--since", "since/old"),
            ];
            for (const { stdout, code } of runs) {
                assert.match(stdout, /Since since\/old(\.json)?: \d+ new, \d+ gone/);
                assert.match(stdout, /new {5}s3-bucket-block-public-access {2}"data" of shop\/prod/);
                assert.match(stdout, /gone {4}s3-bucket-block-public-access {2}"old" of shop\/prod/);
                assert.equal(code, 1);
            }
            const { stderr, code } = await run("review", "since/new", "--since", "since/none");
            assert.match(stderr, /There is no such file or folder/);
            assert.equal(code, 2);
        });

        it("shows what stacks have in common", async () => {
            const role = (name: string, stack: string, trusted: object): string =>
                JSON.stringify({
                    version: 3,
                    deployment: {
                        resources: [
                            {
                                urn: `urn:pulumi:${stack}::shop::aws:iam/role:Role::${name}`,
                                type: "aws:iam/role:Role",
                                custom: true,
                                id: name,
                                outputs: {
                                    arn: `arn:aws:iam::111122223333:role/${name}`,
                                    assumeRolePolicy: JSON.stringify({
                                        Version: "2012-10-17",
                                        Statement: [{ Effect: "Allow", Principal: trusted, Action: "sts:AssumeRole" }],
                                    }),
                                },
                            },
                        ],
                    },
                });
            write({
                "linked/a.json": role("target", "a", { AWS: "arn:aws:iam::111122223333:role/caller" }),
                "linked/b.json": role("caller", "b", { Service: "lambda.amazonaws.com" }),
            });
            const { stdout } = await run("review", "linked");
            assert.match(
                stdout.replace(/\s+/g, " "),
                /Across stacks · "caller" of shop\/b is trusted by "target" of shop\/a \(aws:iam\/role:Role, assumeRolePolicy\)/,
            );
        });
    });

    describe("soa and bom", () => {
        const model = JSON.stringify({
            version: 3,
            deployment: {
                manifest: { time: "2026-02-03T04:05:06Z" },
                resources: ["scoring", "search"].map((system) => ({
                    urn: `urn:pulumi:prod::shop::aws:sagemaker/model:Model::${system}`,
                    type: "aws:sagemaker/model:Model",
                    custom: true,
                    id: system,
                    outputs: { name: system, tags: { "ai-system-id": system, owner: "kim" } },
                })),
            },
        });

        it("state what applies, and end with 0 whatever is found", async () => {
            write({
                "soa/prod.json": model,
                "soa/annex42.yaml": "controls: { A.2.2: { pointer: policy.pdf, owner: board } }",
            });
            const { code, stdout, stderr } = await run("soa", "soa/prod.json", "--statement", "soa/annex42.yaml");
            assert.equal(stderr, "");
            assert.match(stdout, /^As of 2026-02-03\. 38 of 38 controls apply/m);
            assert.match(stdout, /^\| A\.2\.2 \| AI policy \| yes \| [^|]+ \| policy\.pdf/m);
            assert.equal(code, 0);
            const refused = await run("soa", "soa/prod.json", "--statement", "none.yaml");
            assert.match(
                refused.stderr,
                /The file annex42\.yaml cannot be read: there is no such file or folder\.\n {2}none\.yaml/,
            );
            assert.equal(refused.code, 2);
        });

        it("list what each system is made of, in a file each, or one on the standard output", async () => {
            write({ "boms/prod.json": model, "boms/none.json": '{"version":3,"deployment":null}' });
            assert.equal((await run("bom", "boms/prod.json", "-o", "boms/out")).code, 0);
            assert.deepEqual(readdirSync(join(folder, "boms", "out")).sort(), ["scoring.cdx.json", "search.cdx.json"]);
            const one = await run("bom", "boms/prod.json", "--system", "search");
            assert.equal(one.stdout, read("boms/out/search.cdx.json"));
            for (const [words, says] of [
                [["boms/prod.json"], /There are several AI systems \(scoring, search\)/],
                [["boms/prod.json", "--system", "x"], /There is no AI system "x": there is scoring, search\./],
                [["boms/none.json"], /There is no AI system: /],
            ] as const) {
                const { code, stderr } = await run("bom", ...words);
                assert.match(stderr, says);
                assert.equal(code, 2);
            }
        });
    });

    it("lists and explains policies", async () => {
        const { code, stdout } = await run("policies", "--json");
        const ids = (JSON.parse(stdout) as { readonly id: string }[]).map(({ id }) => id);
        assert.ok(ids.includes("s3-bucket-block-public-access"));
        assert.equal(code, 0);

        const explained = await run("explain", "s3-bucket-block-public-access");
        assert.match(explained.stdout, /^Every bucket blocks public access, with all four settings\n/);
        assert.equal(explained.code, 0);

        assert.match((await run("explain", "A.6.2.8")).stdout, /^A\.6\.2\.8 AI system recording of event logs\n/);

        const chosen = await run("policies", "public", "--service", "s3", "--severity", "critical");
        assert.match(chosen.stdout, /^s3 · \d+\n/);
        assert.match(chosen.stdout, /^ {2}critical {2}s3-no-public-read /m);

        const nowhere = await run("policies", "--service", "s4");
        assert.match(nowhere.stderr, /^error: No policy is like that\. Services are agentcore, .*\bs3\b/);
        assert.equal(nowhere.code, 2);

        const guessed = await run("explain", "s3-bucket-block-public-acces");
        assert.match(guessed.stderr, /^error: There is no policy [^\n]+ Did you mean s3-bucket-block-public-access/);
        assert.equal(guessed.code, 2);
    });

    it("takes no command, and unknown ones, for errors, but not a question for its version", async () => {
        assert.equal((await run()).code, 2);
        assert.equal((await run("gates")).code, 2);
        const version = await run("--version");
        assert.deepEqual([version.code, version.stdout], [0, "0.1.0\n"]);
    });
});
