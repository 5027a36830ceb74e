import type { TargetArgs } from "@pulumi/aws/appautoscaling";
import type { EndpointArgs, EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";
import type { GraphView, Readable, ResourceView } from "../../policy";
import { endpointConfigurationTypes, endpointTypes } from "../../services/sagemaker";

const targetTypes = ["aws:appautoscaling/target:Target", "aws-native:applicationautoscaling:ScalableTarget"] as const;
const [targetType] = targetTypes;
const [configurationType] = endpointConfigurationTypes;
const [endpointType] = endpointTypes;
const dimension = "sagemaker:variant:DesiredInstanceCount";
const scaling = {
    serviceNamespace: "sagemaker",
    scalableDimension: dimension,
    resourceId: "endpoint/credit-scoring/variant/all",
    maxCapacity: 8,
};

type Scaled = TargetArgs & EndpointConfigurationArgs;

export default definePolicy<Scaled>({
    id: "sagemaker-endpoint-scaling-min-two",
    title: "Auto scaling leaves every production variant two instances or more",
    severity: "medium",
    scope: "stack",
    appliesTo: [...targetTypes, ...endpointConfigurationTypes],
    supports: ["A.6.2.5", "A.6.2.6"],
    why: "What an endpoint starts on says nothing of the night: scaled in to one instance, it fails with its availability zone.",
    fix: "Set minCapacity of the scaling target, or managedInstanceScaling.minInstanceCount of the variant, to 2 or more.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html",
    check(resource, { graph, report, each, notApplicable }) {
        const { props } = resource;
        if ((targetTypes as readonly string[]).includes(resource.type)) {
            if (props.scalableDimension !== dimension || isAsynchronous(resource, graph)) notApplicable();
            if (Number(props.minCapacity ?? 0) < 2) report("scales in to fewer than two instances", "minCapacity");
            return;
        }
        let isScaled = isUnknown(props, "productionVariants");
        each(props.productionVariants, (variant, index) => {
            if (!isSet(variant, "managedInstanceScaling")) return;
            isScaled = true;
            const { managedInstanceScaling } = variant;
            if (managedInstanceScaling?.status !== "ENABLED") return;
            // Absent means 1.
            if (Number(managedInstanceScaling.minInstanceCount ?? 1) < 2) {
                report(
                    "has a production variant that scales in to fewer than two instances",
                    `productionVariants.${index}.managedInstanceScaling.minInstanceCount`,
                );
            }
        });
        if (!isScaled) notApplicable();
    },
    examples: {
        passes: {
            "the target keeps two instances": { target: { type: targetType, props: { ...scaling, minCapacity: 2 } } },
            "SageMaker scales the instances and keeps two": {
                config: {
                    type: configurationType,
                    props: {
                        productionVariants: [{ managedInstanceScaling: { status: "ENABLED", minInstanceCount: 2 } }],
                    },
                },
            },
        },
        fails: {
            "the target keeps one instance": { target: { type: targetType, props: { ...scaling, minCapacity: 1 } } },
            "the target keeps none, and its endpoint answers in real time": {
                config: { type: configurationType, props: { name: "credit-scoring-3" } },
                endpoint: {
                    type: endpointType,
                    props: { name: "credit-scoring", endpointConfigName: "credit-scoring-3" },
                },
                target: { type: targetType, props: { ...scaling, minCapacity: 0 } },
            },
            "SageMaker scales the instances, down to its default of one": {
                config: {
                    type: configurationType,
                    props: {
                        productionVariants: [{ managedInstanceScaling: { status: "ENABLED", maxInstanceCount: 8 } }],
                    },
                },
            },
        },
        unknown: {
            "the least capacity is not known yet": {
                target: { type: targetType, props: { ...scaling, minCapacity: unknownValue } },
            },
        },
        notApplicable: {
            "something else is scaled": {
                target: {
                    type: targetType,
                    props: { serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount", minCapacity: 1 },
                },
            },
            "the endpoint is asynchronous, and may rest": {
                config: {
                    type: configurationType,
                    props: { asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://results" } } },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
                target: {
                    type: targetType,
                    props: { ...scaling, resourceId: ref("endpoint", "name"), minCapacity: 0 },
                },
            },
            "nothing is scaled": {
                config: { type: configurationType, props: { productionVariants: [{ initialInstanceCount: 2 }] } },
            },
        },
    },
});

/** Whether the target scales an endpoint of the stack that is asynchronous; such endpoints may scale in to none. */
function isAsynchronous(target: ResourceView<Readable<Scaled>>, graph: GraphView): boolean {
    const endpointName = isUnknown(target.props, "resourceId")
        ? undefined
        : /^endpoint\/([^/]+)/.exec(target.props.resourceId ?? "")?.[1];
    const endpoints =
        endpointName === undefined
            ? graph.referredToBy<EndpointArgs>(target, "resourceId", ...endpointTypes).resources
            : graph.identifiedBy<EndpointArgs>(endpointName, ...endpointTypes);
    return endpoints.some((endpoint) =>
        graph
            .referredToBy<EndpointConfigurationArgs>(endpoint, "endpointConfigName", ...endpointConfigurationTypes)
            .resources.some(({ props }) => isSet(props, "asyncInferenceConfig")),
    );
}
