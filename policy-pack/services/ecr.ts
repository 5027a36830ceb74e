import type { RegistryScanningConfigurationArgs, RepositoryArgs } from "@pulumi/aws/ecr";

import { allOf, anyOf } from "../iam";
import type { Truth } from "../iam";
import { asList, isSet, isUnknown } from "../policy";
import type { Readable, ResourceView } from "../policy";

export const repositoryType = "aws:ecr/repository:Repository";
export const repositoryPolicyType = "aws:ecr/repositoryPolicy:RepositoryPolicy";
export const lifecyclePolicyType = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
export const registryScanningType = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
/** How ECR sets up repositories that it makes itself: for a pull-through cache, for replication, or on push. */
export const creationTemplateType = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";

type Scanning = Readable<RegistryScanningConfigurationArgs>;
type Rule = NonNullable<Scanning["rules"]>[number];
type Filter = NonNullable<Rule["repositoryFilters"]>[number];

/** Whether the scanning of a registry takes in images of every repository as they are pushed. */
export function scansEveryRepository({ rules }: Scanning): Truth {
    return scans(asList(rules), (filter) => (isUnknown(filter, "filter") ? "unknown" : truth(isAny(filter.filter))));
}

/** Whether the scanning of a registry takes in images of this repository as they are pushed. */
export function scansRepository({ rules }: Scanning, { props }: ResourceView<Readable<RepositoryArgs>>): Truth {
    const name = isSet(props, "name") && !isUnknown(props, "name") ? props.name : undefined;
    return scans(asList(rules), (filter) => {
        if (isUnknown(filter, "filter")) return "unknown";
        if (isAny(filter.filter)) return "yes";
        return name === undefined ? "unknown" : truth(matches(filter.filter ?? "", name));
    });
}

function scans(rules: readonly Rule[], takesIn: (filter: Filter) => Truth): Truth {
    return anyOf(
        rules.map((rule) =>
            allOf([
                isUnknown(rule, "scanFrequency") ? "unknown" : truth(rule.scanFrequency !== "MANUAL"),
                isUnknown(rule, "repositoryFilters")
                    ? "unknown"
                    : anyOf(asList(rule.repositoryFilters).map((filter) => takesIn(filter))),
            ]),
        ),
    );
}

function isAny(filter: string | undefined): boolean {
    return filter !== undefined && /^\*+$/.test(filter);
}

/** A filter without `*` stands for every name that it is a part of. */
function matches(filter: string, name: string): boolean {
    if (!filter.includes("*")) return name.includes(filter);
    const literal = filter.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${literal.join(".*")}$`).test(name);
}

function truth(holds: boolean): Truth {
    return holds ? "yes" : "no";
}
