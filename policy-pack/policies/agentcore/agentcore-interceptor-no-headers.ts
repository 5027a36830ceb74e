import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { gatewayType } from "../../services/agentcore";

const interceptor = { lambda: { arn: "arn:aws:lambda:eu-central-1:111122223333:function:redact" } };

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-interceptor-no-headers",
    title: "Interceptors of gateways do not get the headers of requests",
    severity: "low",
    appliesTo: gatewayType,
    supports: ["A.9.4"],
    why: "The headers hold the tokens of all callers. A function that only reads or changes arguments needs none of them, and logs them when it logs its event.",
    fix: "Set inputConfiguration.passRequestHeaders to false, unless the function decides by claims of the token.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-interceptors.html",
    check({ interceptorConfigurations }, { report, each }) {
        each(interceptorConfigurations, ({ inputConfiguration }, index) => {
            // Absent means that headers are not passed.
            if (inputConfiguration?.passRequestHeaders !== true) return;
            report(
                "passes the headers of requests to an interceptor",
                `interceptorConfigurations.${index}.inputConfiguration.passRequestHeaders`,
            );
        });
    },
    examples: {
        passes: {
            "there is no interceptor": {},
            "headers are left out, by default": {
                interceptorConfigurations: [{ interceptionPoints: ["REQUEST"], interceptor }],
            },
            "headers are left out": {
                interceptorConfigurations: [
                    {
                        interceptionPoints: ["RESPONSE"],
                        interceptor,
                        inputConfiguration: { passRequestHeaders: false },
                    },
                ],
            },
        },
        fails: {
            "headers are passed": {
                interceptorConfigurations: [
                    { interceptionPoints: ["REQUEST"], interceptor, inputConfiguration: { passRequestHeaders: true } },
                ],
            },
        },
        unknown: {
            "it is not known yet whether headers are passed": {
                interceptorConfigurations: [{ inputConfiguration: { passRequestHeaders: unknownValue } }],
            },
        },
    },
});
