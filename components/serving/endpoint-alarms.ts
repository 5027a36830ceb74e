/** An alarm on an endpoint, as CloudWatch takes it. */
export interface EndpointAlarm {
    /** Completes the alarm's name. */
    readonly name: string;
    readonly alarmDescription: string;
    readonly namespace: string;
    readonly metricName: string;
    readonly statistic?: string;
    readonly extendedStatistic?: string;
    readonly threshold: number;
    readonly comparisonOperator: string;
    /** In seconds. */
    readonly period: number;
    readonly evaluationPeriods: number;
    readonly datapointsToAlarm: number;
    readonly treatMissingData: string;
    /** Whether a deployment during which it rings is rolled back. */
    readonly rollsBack: boolean;
}

const invocations = "AWS/SageMaker";
const instances = "/aws/sagemaker/Endpoints";
const common = {
    comparisonOperator: "GreaterThanThreshold",
    period: 60,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    // No invocation is no error.
    treatMissingData: "notBreaching",
};

/** The alarms of every endpoint: errors and slowness, which undo a deployment, and instances that run full. */
export function endpointAlarms(latencyInMilliseconds: number): readonly EndpointAlarm[] {
    return [
        {
            ...common,
            name: "model-errors",
            alarmDescription: "The model answers with errors (5xx)",
            namespace: invocations,
            metricName: "Invocation5XXErrors",
            statistic: "Sum",
            threshold: 0,
            rollsBack: true,
        },
        {
            ...common,
            name: "model-latency",
            alarmDescription: "The slowest hundredth of the answers takes too long",
            namespace: invocations,
            metricName: "ModelLatency",
            extendedStatistic: "p99",
            // The metric is in microseconds.
            threshold: latencyInMilliseconds * 1000,
            rollsBack: true,
        },
        {
            ...common,
            name: "disk-full",
            alarmDescription: "The disks of the instances run full",
            namespace: instances,
            metricName: "DiskUtilization",
            statistic: "Maximum",
            threshold: 80,
            rollsBack: false,
        },
    ];
}
