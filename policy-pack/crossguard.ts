import type {
    EnforcementLevel as SdkEnforcementLevel,
    Policies,
    PolicyConfigSchema,
    PolicyResource,
    ReportViolation,
    ResourceValidationArgs,
    StackValidationArgs,
} from "@pulumi/policy";

import {
    appliesTo,
    ConfigError,
    defaultEnforcementLevel,
    evaluateInStack,
    evaluateResource,
    notApplicable,
    ResourceGraph,
    resolvePolicyConfig,
    unknownAsProperty,
} from "./policy";
import type {
    ConfigProperty,
    Evaluation,
    Policy,
    PolicySettings,
    Properties,
    Remark,
    Resource,
    ResourcePolicy,
    StackPolicy,
} from "./policy";

/** The policies as CrossGuard wants them. */
export function toCrossGuard(policies: readonly Policy[]): Policies {
    return policies.map((policy) => ({
        name: policy.id,
        displayName: policy.title,
        description: `${policy.title}.`,
        enforcementLevel: defaultEnforcementLevel(policy.severity) satisfies SdkEnforcementLevel,
        severity: policy.severity,
        framework: {
            name: "ISO/IEC 42001",
            version: "2023",
            reference: policy.supports.join(", "),
            specification: policy.why,
        },
        tags: [...policy.supports, ...policy.equivalents],
        remediationSteps: policy.fix,
        url: policy.reference,
        configSchema: configSchemaOf(policy),
        ...(policy.scope === "stack"
            ? { validateStack: stackValidation(policy) }
            : { validateResource: resourceValidation(policy) }),
    }));
}

function configSchemaOf(policy: Policy): PolicyConfigSchema {
    const properties: Readonly<Record<string, ConfigProperty>> = { ...policy.config, unknownAs: unknownAsProperty };
    return { properties: structuredClone(properties) as PolicyConfigSchema["properties"] };
}

function resourceValidation(policy: ResourcePolicy) {
    const settings = settingsOf(policy);
    return (args: ResourceValidationArgs, reportViolation: ReportViolation): void => {
        if (!appliesTo(policy, args.type)) return;
        const found = settings(args);
        if (found instanceof ConfigError) return reportViolation(`${found.message}.`, args.urn);
        const evaluation = evaluateResource(policy, fromSdk(args), found.config);
        if (evaluation !== notApplicable) reportEvaluation(policy, args, evaluation, found.unknownAs, reportViolation);
    };
}

function stackValidation(policy: StackPolicy) {
    const settings = settingsOf(policy);
    return (args: StackValidationArgs, reportViolation: ReportViolation): void => {
        const graph = graphOf(args.resources);
        const subjects = graph.ofType(...policy.appliesTo);
        if (subjects.length === 0) return;
        const found = settings(args);
        if (found instanceof ConfigError) return reportViolation(`${found.message}.`);
        for (const subject of subjects) {
            const evaluation = evaluateInStack(policy, subject, graph, found.config);
            if (evaluation !== notApplicable)
                reportEvaluation(policy, subject, evaluation, found.unknownAs, reportViolation);
        }
    };
}

function reportEvaluation(
    policy: Policy,
    resource: { readonly name: string; readonly urn: string },
    { verdict, remarks }: Evaluation,
    unknownAs: PolicySettings["unknownAs"],
    reportViolation: ReportViolation,
): void {
    if (verdict === "pass" || (verdict === "unknown" && unknownAs === "pass")) return;
    for (const remark of remarks) {
        const sentence = findingSentence(resource.name, verdict, remark);
        if (verdict === "unknown" && unknownAs === "warn") {
            const message = `${policy.title}.\n${sentence}`;
            // The SDK's type for this form leaves out the fields that are then taken from the policy.
            reportViolation({ message, urn: resource.urn, enforcementLevel: "advisory" } as never);
        } else {
            reportViolation(sentence, resource.urn);
        }
    }
}

/** A remark as a sentence of its own. */
export function findingSentence(resource: string, verdict: Evaluation["verdict"], { message, path }: Remark): string {
    if (verdict === "unknown")
        return `"${resource}" could not be checked: ${path === undefined ? "it " : `${path} `}${message}.`;
    return `"${resource}" ${message}.`;
}

/** The settings of a policy, worked out once for each configuration that the SDK hands out. */
function settingsOf(policy: Policy): (args: { getConfig<T extends object>(): T }) => PolicySettings | ConfigError {
    let given: string | undefined;
    let settings: PolicySettings | ConfigError | undefined;
    return (args) => {
        const config = args.getConfig<Record<string, unknown>>();
        const key = JSON.stringify(config);
        if (settings === undefined || key !== given) {
            settings = settingsOrError(policy, config);
            given = key;
        }
        return settings;
    };
}

function settingsOrError(policy: Policy, config: Properties): PolicySettings | ConfigError {
    try {
        return resolvePolicyConfig(policy, config);
    } catch (error) {
        if (error instanceof ConfigError) return error;
        throw error;
    }
}

/** Analysis of one resource sees inputs only; analysis of the stack sees outputs only. */
function fromSdk(args: ResourceValidationArgs): Resource {
    const props = behindProxy(args.props);
    return {
        urn: args.urn,
        type: args.type,
        name: args.name,
        inputs: props,
        outputs: props,
        protect: args.opts.protect,
        ignoreChanges: args.opts.ignoreChanges,
        dependencies: [],
        propertyDependencies: {},
    };
}

/** A resource of a stack as the SDK hands it to policies. */
export function fromSdkStack({ parent, dependencies, propertyDependencies, ...args }: PolicyResource): Resource {
    return {
        ...fromSdk(args as unknown as ResourceValidationArgs),
        ...(parent && { parent: parent.urn }),
        dependencies: dependencies.map(({ urn }) => urn),
        propertyDependencies: Object.fromEntries(
            Object.entries(propertyDependencies).map(([key, origins]) => [key, origins.map(({ urn }) => urn)]),
        ),
    };
}

/** One graph for all policies of a call: they share the deserialised properties of its first resource. */
const graphs = new WeakMap<object, ResourceGraph>();

/**
 * Lets a call have its graph made from what it got, not from what the SDK makes of that.
 *
 * @param call the deserialised properties of the first resource that the SDK will hand to policies
 */
export function shareGraph(call: Properties, resources: () => readonly Resource[]): void {
    if (!graphs.has(call)) graphs.set(call, new ResourceGraph(resources()));
}

function graphOf(resources: readonly PolicyResource[]): ResourceGraph {
    const call = behindProxy(resources[0]?.props ?? {});
    let graph = graphs.get(call);
    if (!graph) {
        graph = new ResourceGraph(resources.map(fromSdkStack));
        graphs.set(call, graph);
    }
    return graph;
}

/** The properties behind the SDK's proxy, which throws on unknown values; ours tells presence and value apart. */
export function behindProxy(props: Properties): Properties {
    return (props["__getSpecialProxyTarget"] as Properties | undefined) ?? props;
}
