/** Events of EventBridge that somebody has to hear of. */
export interface IncidentEvent {
    /** Completes the rule's name. */
    readonly name: string;
    readonly description: string;
    readonly pattern: object;
}

export const incidentEvents: readonly IncidentEvent[] = [
    {
        name: "threats",
        description: "GuardDuty found something of medium severity or higher",
        pattern: {
            source: ["aws.guardduty"],
            "detail-type": ["GuardDuty Finding"],
            detail: { severity: [{ numeric: [">=", 4] }] },
        },
    },
    {
        name: "deviations",
        description: "Security Hub found something new that is high or critical",
        pattern: {
            source: ["aws.securityhub"],
            "detail-type": ["Security Hub Findings - Imported"],
            detail: {
                findings: {
                    Severity: { Label: ["CRITICAL", "HIGH"] },
                    Workflow: { Status: ["NEW"] },
                    RecordState: ["ACTIVE"],
                },
            },
        },
    },
    {
        name: "sensitive-data",
        description: "Macie found sensitive data, or a bucket that lets it out",
        pattern: {
            source: ["aws.macie"],
            "detail-type": ["Macie Finding"],
            detail: { severity: { description: ["High"] } },
        },
    },
    {
        name: "alarms",
        description: "An alarm rings: a guardrail that blocks more than usual, a model that errs, a weakened safeguard",
        pattern: {
            source: ["aws.cloudwatch"],
            "detail-type": ["CloudWatch Alarm State Change"],
            detail: { state: { value: ["ALARM"] } },
        },
    },
    {
        name: "monitor-violations",
        description: "A model's data, quality, bias or reasons have left their baseline",
        pattern: {
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Processing Job State Change"],
            detail: { ExitMessage: [{ prefix: "CompletedWithViolations" }] },
        },
    },
    {
        name: "model-approvals",
        description: "A model was approved or rejected",
        pattern: {
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Model Package State Change"],
            detail: { ModelApprovalStatus: ["Approved", "Rejected"] },
        },
    },
];
