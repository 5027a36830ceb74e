import { definePolicy, isSet, unknownValue } from "../../policy";
import { eachFlowNode, flowTypes } from "../../services/bedrock-flows";
import type { AnyFlowArgs } from "../../services/bedrock-flows";

export default definePolicy<AnyFlowArgs>({
    id: "bedrock-flow-no-inline-code",
    title: "Flows hold no code of their own",
    severity: "low",
    appliesTo: flowTypes,
    supports: ["A.6.1.3", "A.6.2.5"],
    why: "Code inside of a flow is changed by whoever may edit the flow; it passes no build, no scan and no tests, and runs on what the model answered.",
    fix: "Move the code into a Lambda function, and call that from a lambdaFunction node.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/flows-nodes.html",
    check(flow, context) {
        eachFlowNode(flow, context, (configuration, path) => {
            if (isSet(configuration, "inlineCode")) context.report("has a node with code of its own", path);
        });
    },
    examples: {
        passes: {
            "a node calls a function": {
                definition: {
                    nodes: [
                        {
                            name: "total",
                            type: "LambdaFunction",
                            configuration: {
                                lambdaFunction: {
                                    lambdaArn: "arn:aws:lambda:eu-west-1:111122223333:function:total:3",
                                },
                            },
                        },
                    ],
                },
            },
        },
        fails: {
            "a node holds code": {
                definition: {
                    nodes: [
                        {
                            name: "total",
                            type: "InlineCode",
                            configuration: { inlineCode: { language: "Python_3", code: "sum(prices)" } },
                        },
                    ],
                },
            },
        },
        unknown: { "the definition is not known yet": { definition: unknownValue } },
        notApplicable: { "the flow has no definition yet": {} },
    },
});
