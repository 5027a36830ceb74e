// Runs a Pulumi program alone: the SDK with its own mocks where an engine would be, in one process, TypeScript
// translated in the same way as under the gate. Usage: node bare-program.cjs <project> <stack> <program>
"use strict";

const pulumi = require("@pulumi/pulumi");

const [project, stack, program] = process.argv.slice(2);

/** What the functions of our reference programs answer with, in one object. */
const answer = {
    accountId: "424242424242",
    arn: "arn:aws:iam::424242424242:user/someone",
    dnsSuffix: "amazonaws.com",
    id: "id",
    name: "eu-central-1",
    names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    partition: "aws",
    region: "eu-central-1",
    registryPath: "424242424242.dkr.ecr.eu-central-1.amazonaws.com/image:1",
    zoneIds: ["euc1-az1", "euc1-az2", "euc1-az3"],
};

require("ts-node").register({ transpileOnly: true, compilerOptions: { target: "ES2020", module: "nodenext" } });
pulumi.runtime.setAllConfig(JSON.parse(process.env.PULUMI_CONFIG ?? "{}"));
pulumi.runtime.setMocks(
    {
        newResource: ({ name, type, inputs }) => ({
            id: `${name}-id`,
            state: { ...inputs, arn: `arn:aws:service:eu-central-1:424242424242:${type}/${name}` },
        }),
        call: () => answer,
    },
    project,
    stack,
    true,
);
void pulumi.runtime.runInPulumiStack(async () => require(program));
