import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { createInterface } from "node:readline/promises";

import { format, resolveConfig } from "prettier";

/** `npm run new:policy`: asks for id, service and type, and writes the policy with its examples. */

const root = join(__dirname, "..");

interface Answers {
    readonly id: string;
    readonly service: string;
    readonly type: string;
}

/** The arguments may stand on the command line, in the order in which they would be asked. */
async function ask(given: readonly string[]): Promise<Answers> {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const lines = terminal[Symbol.asyncIterator]();
    const answer = async (index: number, question: string, pattern: RegExp): Promise<string> => {
        for (;;) {
            if (given[index] === undefined) process.stderr.write(`${question} `);
            const text = given[index] ?? (await lines.next()).value;
            if (text === undefined) throw new Error("No answer: input ended.");
            if (pattern.test(text)) return text;
            if (given[index] !== undefined) throw new Error(`"${text}" is no answer to: ${question}`);
        }
    };
    const id = await answer(0, "Id (kebab-case, e.g. sagemaker-notebook-in-vpc):", /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    const service = await answer(1, "Service (folder, e.g. sagemaker):", /^[a-z][a-z0-9]*$/);
    const type = await answer(
        2,
        "Type token (e.g. aws:sagemaker/notebookInstance:NotebookInstance):",
        /^[a-z0-9-]+:[^:]+:[A-Z][A-Za-z0-9]*$/,
    );
    terminal.close();
    return { id, service, type };
}

interface ArgsType {
    readonly name: string;
    readonly module: string;
    readonly optionalProperty: string;
}

/** The class of constructor arguments that belongs to a type token, by the SDK's declaration files. */
function findArgs(type: string): ArgsType | undefined {
    const [provider, modulePath = "", className] = type.split(":");
    const [module, stem = className?.replace(/^./, (letter) => letter.toLowerCase())] = modulePath.split("/");
    const folder = provider === "kubernetes" ? modulePath : module;
    const name = `${className}Args`;
    const specifier = `@pulumi/${provider}/${folder}`;
    const file = join(root, "node_modules", specifier, `${stem}.d.ts`);
    if (!existsSync(file)) return undefined;
    const declaration = new RegExp(`interface ${name} \\{(.*?)\\n\\}`, "s").exec(readFileSync(file, "utf8"))?.[1];
    const optionalProperty = /^ {4}(\w+)\?: pulumi\.Input<string>;/m.exec(declaration ?? "")?.[1];
    return optionalProperty === undefined ? undefined : { name, module: specifier, optionalProperty };
}

function render({ id, type }: Answers, args: ArgsType | undefined): string {
    const property = args?.optionalProperty ?? "name";
    return `${args ? `import type { ${args.name} } from "${args.module}";\n` : ""}
import { definePolicy, isSet } from "../../policy";

export default definePolicy${args ? `<${args.name}>` : ""}({
    id: "${id}",
    title: "Say what is right, in one sentence",
    severity: "medium",
    appliesTo: "${type}",
    supports: ["A.6.2.5"],
    equivalents: [],
    why: "Say what goes wrong otherwise.",
    fix: "Say what to change, by the property's own name.",
    reference: "https://docs.aws.amazon.com/",
    check(resource, { report }) {
        // Presence is known even where the value is not; reading an unknown value gives the verdict "unknown".
        if (!isSet(resource, "${property}")) report("has no ${property}", "${property}");
    },
    examples: {
        passes: { "${property} is set": { ${property}: "example" } },
        fails: { "${property} is absent": {} },
    },
});
`;
}

async function main(): Promise<void> {
    const answers = await ask(process.argv.slice(2));
    const file = join(root, "policy-pack", "policies", answers.service, `${answers.id}.ts`);
    if (existsSync(file)) throw new Error(`${relative(process.cwd(), file)} is there already.`);
    mkdirSync(dirname(file), { recursive: true });
    const source = render(answers, findArgs(answers.type));
    writeFileSync(file, await format(source, { ...(await resolveConfig(file)), filepath: file }));
    execFileSync("npm", ["run", "--silent", "generate"], { cwd: root, stdio: "inherit" });
    console.log(`wrote ${relative(process.cwd(), file)}: now write its check, and run: npm test -- -g ${answers.id}`);
}

main().catch((error: Error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 2;
});
