import type { EndpointArgs, EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import {
    endpointConfigurationType,
    endpointConfigurationTypes,
    endpointType,
    endpointTypes,
    isServerlessEndpoint,
} from "../../services/sagemaker";
import { someOf } from "../../services/lists";

const productionVariants = [{ modelName: "credit-scoring", instanceType: "ml.m5.xlarge", initialInstanceCount: 2 }];
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

export default definePolicy<EndpointArgs>({
    id: "sagemaker-endpoint-auto-rollback",
    title: "Endpoints roll an update back when an alarm goes off",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointTypes,
    supports: ["A.6.2.5", "A.6.2.6"],
    why: "A new model that errs or crawls stays in front of its users until somebody notices.",
    fix: "Name CloudWatch alarms on errors and latency in deploymentConfig.autoRollbackConfiguration.alarms.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails.html",
    check(endpoint, { graph, report, notApplicable }) {
        const { deploymentConfig } = endpoint.props;
        if (isSet(deploymentConfig?.autoRollbackConfiguration, "alarms")) return;
        const { resources } = graph.referredToBy<EndpointConfigurationArgs>(
            endpoint,
            "endpointConfigName",
            ...endpointConfigurationTypes,
        );
        // Deployment guardrails are for endpoints on instances only.
        if (someOf(resources, ({ props }) => isServerlessEndpoint(props))) notApplicable();
        report("has no alarm that rolls an update back", "deploymentConfig.autoRollbackConfiguration.alarms");
    },
    examples: {
        passes: {
            "an alarm of the stack is named": {
                alarm: { type: alarmType },
                endpoint: {
                    type: endpointType,
                    props: {
                        endpointConfigName: "credit-scoring-3",
                        deploymentConfig: {
                            autoRollbackConfiguration: { alarms: [{ alarmName: ref("alarm", "name") }] },
                        },
                    },
                },
            },
        },
        fails: {
            "there is no deploymentConfig": {
                config: { type: endpointConfigurationType, props: { productionVariants } },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
            },
            "the list of alarms is empty": {
                endpoint: {
                    type: endpointType,
                    props: {
                        endpointConfigName: "credit-scoring-3",
                        deploymentConfig: { autoRollbackConfiguration: { alarms: [] } },
                    },
                },
            },
        },
        unknown: {
            "the way of updating is not known yet": {
                endpoint: {
                    type: endpointType,
                    props: { endpointConfigName: "credit-scoring-3", deploymentConfig: unknownValue },
                },
            },
        },
        notApplicable: {
            "the endpoint is serverless": {
                config: {
                    type: endpointConfigurationType,
                    props: { productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }] },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
            },
        },
    },
});
