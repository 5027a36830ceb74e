import { madeUpAccount } from "../../../policy-pack/policy/resource";
import type { Fixtures } from "./fixtures";
import type { AnswerContext } from "./types";

const defaultRegion = "us-east-1";

/** The context of one run. Fixtures win over what is found (`region`: of the provider, configuration or environment). */
export function answerContext(options: {
    fixtures: Fixtures;
    programDirectory: string;
    mode: "deep" | "preview";
    region?: string | undefined;
}): AnswerContext {
    const region = options.fixtures.region ?? options.region ?? defaultRegion;
    return {
        account: options.fixtures.account ?? madeUpAccount,
        region,
        partition: options.fixtures.partition ?? partitionOf(region),
        fixtures: options.fixtures,
        programDirectory: options.programDirectory,
        mode: options.mode,
    };
}

/** The same context in another region, for a resource or call with a provider of its own. */
export function inRegion(context: AnswerContext, region: string | undefined): AnswerContext {
    if (!region || region === context.region) return context;
    return { ...context, region, partition: context.fixtures.partition ?? partitionOf(region) };
}

function partitionOf(region: string): string {
    if (region.startsWith("cn-")) return "aws-cn";
    if (region.startsWith("us-gov-")) return "aws-us-gov";
    if (region.startsWith("us-isob-")) return "aws-iso-b";
    if (region.startsWith("us-iso-")) return "aws-iso";
    return "aws";
}

/** The domain of a partition's service endpoints. */
export function dnsSuffixOf(partition: string): string {
    return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
