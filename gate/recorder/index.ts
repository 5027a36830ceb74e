import { writeFileSync } from "node:fs";

import { PolicyPack } from "@pulumi/policy";

import { behindProxy, fromSdkStack } from "../../policy-pack/crossguard";
import type { Properties } from "../../policy-pack/policy";
import { readableProperties } from "../../policy-pack/readable-properties";

/** The environment variable that names the file to write to. */
const { ANNEX42_RECORD_FILE: file } = process.env;

const inputsByUrn = new Map<string, Properties>();

/** A policy pack that has no opinion, and writes down the stack as the real engine shows it to policy packs. */
new PolicyPack("annex42-recorder", {
    policies: [
        {
            name: "inputs",
            description: "Keeps what each resource was asked for.",
            enforcementLevel: "advisory",
            validateResource: (args) => void inputsByUrn.set(args.urn, behindProxy(args.props)),
        },
        {
            name: "stack",
            description: "Writes down all resources.",
            enforcementLevel: "advisory",
            validateStack: ({ resources }) => {
                const recorded = resources.map((args) => {
                    const resource = fromSdkStack(args);
                    const inputs = inputsByUrn.get(resource.urn) ?? resource.inputs;
                    const outputs = readableProperties(resource.type, inputs, resource.outputs);
                    return { ...resource, inputs, outputs };
                });
                if (file !== undefined) writeFileSync(file, JSON.stringify(recorded));
            },
        },
    ],
});
