import type { FunctionArgs } from "@pulumi/aws/lambda";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { functionType, isAiFunction } from "../../services/ai-functions";

/** A function that calls models, by what its environment says. */
function modelFunction(props: object): StackExample {
    return {
        chat: {
            type: functionType,
            props: { environment: { variables: { BEDROCK_MODEL_ID: "amazon.nova-lite-v1:0" } }, ...props },
        },
    };
}

export default definePolicy<FunctionArgs, { deprecatedRuntimes: readonly string[] }>({
    id: "ai-lambda-runtime-current",
    title: "Functions that call models run on a runtime that AWS still patches",
    severity: "medium",
    scope: "stack",
    appliesTo: functionType,
    supports: ["A.4.4", "A.6.2.6"],
    equivalents: ["aws-aiml:FS-52"],
    why: "The function takes text from strangers and holds the right to call models. A deprecated runtime gets no security fixes, and brings an SDK that knows nothing of newer guardrails.",
    fix: "Set runtime to a supported one, such as python3.13 or nodejs22.x.",
    reference: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    config: {
        deprecatedRuntimes: {
            type: "array",
            items: { type: "string" },
            default: [
                "dotnet5.0",
                "dotnet6",
                "dotnet7",
                "dotnet8",
                "dotnetcore1.0",
                "dotnetcore2.0",
                "dotnetcore2.1",
                "dotnetcore3.1",
                "go1.x",
                "java8",
                "nodejs",
                "nodejs4.3",
                "nodejs4.3-edge",
                "nodejs6.10",
                "nodejs8.10",
                "nodejs10.x",
                "nodejs12.x",
                "nodejs14.x",
                "nodejs16.x",
                "nodejs18.x",
                "nodejs20.x",
                "provided",
                "provided.al2",
                "python2.7",
                "python3.6",
                "python3.7",
                "python3.8",
                "python3.9",
                "python3.10",
                "ruby2.5",
                "ruby2.7",
                "ruby3.2",
            ],
            description: "The runtimes that AWS no longer patches, by their identifiers.",
        },
    },
    check(fn, { graph, report, unknown, notApplicable, config }) {
        const isAi = isAiFunction(fn, graph);
        // An image brings its own runtime.
        if (isAi === "no" || fn.props.packageType === "Image") return notApplicable();
        if (!config.deprecatedRuntimes.includes(fn.props.runtime ?? "")) return;
        if (isAi === "yes") report("runs on a runtime that AWS no longer patches", "runtime");
        else unknown("may call models, and runs on a runtime that AWS no longer patches", "runtime");
    },
    examples: {
        passes: {
            "the runtime is supported": modelFunction({ runtime: "python3.13" }),
            "the company still has a contract for an old one": withConfig(
                { deprecatedRuntimes: ["nodejs18.x"] },
                modelFunction({ runtime: "python3.8" }),
            ),
        },
        fails: {
            "the runtime is deprecated": modelFunction({ runtime: "python3.8" }),
            "the runtime was deprecated in April 2026": modelFunction({ runtime: "nodejs20.x" }),
        },
        unknown: {
            "the runtime is not known yet": modelFunction({ runtime: unknownValue }),
            "the function's role is not part of the stack": {
                chat: {
                    type: functionType,
                    props: { runtime: "python3.8", role: "arn:aws:iam::111122223333:role/chat" },
                },
            },
        },
        notApplicable: {
            "the function is an image": modelFunction({ packageType: "Image" }),
        },
    },
});
