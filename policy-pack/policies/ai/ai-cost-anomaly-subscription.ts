import type { AnomalyMonitorArgs, AnomalySubscriptionArgs } from "@pulumi/aws/costexplorer";

import { definePolicy, ref, unknownValue } from "../../policy";
import { anomalyMonitorType, watchesAi } from "../../services/costs";

const subscriptionType = "aws:costexplorer/anomalySubscription:AnomalySubscription";
const services = {
    type: anomalyMonitorType,
    props: { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
};

export default definePolicy<AnomalyMonitorArgs>({
    id: "ai-cost-anomaly-subscription",
    title: "Somebody is told of unusual costs of AI services",
    severity: "low",
    scope: "stack",
    appliesTo: anomalyMonitorType,
    supports: ["A.6.2.6", "A.8.4"],
    why: "A monitor without a subscription finds unusual costs and tells nobody.",
    fix: "Add an AnomalySubscription that names the monitor in monitorArnLists.",
    reference: "https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html",
    check(monitor, { graph, report, unknown, notApplicable }) {
        const watches = watchesAi(monitor.props);
        if (watches === "no") return notApplicable();
        const subscriptions = graph.referringTo<AnomalySubscriptionArgs>(monitor, "monitorArnLists", subscriptionType);
        if (subscriptions.resources.length > 0) return;
        if (watches === "yes" && subscriptions.complete) report("finds unusual costs and tells nobody");
        else unknown("may find unusual costs and tell nobody");
    },
    examples: {
        passes: {
            "a subscription names the monitor": {
                services,
                subscription: {
                    type: subscriptionType,
                    props: { frequency: "DAILY", monitorArnLists: [ref("services", "arn")] },
                },
            },
        },
        fails: { "there is no subscription": { services } },
        unknown: {
            "the monitors of a subscription are not known yet": {
                services,
                subscription: { type: subscriptionType, props: { monitorArnLists: unknownValue } },
            },
        },
        notApplicable: {
            "the monitor watches accounts": {
                accounts: {
                    type: anomalyMonitorType,
                    props: { monitorType: "DIMENSIONAL", monitorDimension: "LINKED_ACCOUNT" },
                },
            },
        },
    },
});
