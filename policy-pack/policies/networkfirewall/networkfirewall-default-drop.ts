import type { FirewallPolicyArgs } from "@pulumi/aws/networkfirewall";

import { asList, definePolicy, unknownValue } from "../../policy";
import { firewallPolicyType } from "../../services/network-firewall";

const drop = "aws:drop";
const forward = "aws:forward_to_sfe";
const inspected = { statelessDefaultActions: [forward], statelessFragmentDefaultActions: [forward] };
const strict = { ...inspected, statefulEngineOptions: { ruleOrder: "STRICT_ORDER" } };

export default definePolicy<FirewallPolicyArgs>({
    id: "networkfirewall-default-drop",
    title: "Network firewalls drop what no rule allows",
    severity: "high",
    appliesTo: firewallPolicyType,
    supports: ["A.6.2.5", "A.9.4"],
    why: "A firewall that passes what it has no rule for is a list of the places that somebody thought of: models and data leave by all others.",
    fix:
        "Set statelessDefaultActions and statelessFragmentDefaultActions to aws:forward_to_sfe (or aws:drop), " +
        "statefulEngineOptions.ruleOrder to STRICT_ORDER, and a drop action in statefulDefaultActions, such as aws:drop_established.",
    reference: "https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html",
    check({ firewallPolicy }, { report }) {
        const stateless = (["statelessDefaultActions", "statelessFragmentDefaultActions"] as const).map((property) => ({
            property,
            actions: asList(firewallPolicy?.[property]).map(String),
        }));
        for (const { property, actions } of stateless) {
            // Next to one of the standard actions, custom ones only count packets.
            if (!actions.includes(drop) && !actions.includes(forward)) {
                report("passes on uninspected what no rule matches", `firewallPolicy.${property}`);
            }
        }
        if (stateless.every(({ actions }) => !actions.includes(forward))) return;
        // In the order by action, which is the default, what no rule matches is passed.
        if (firewallPolicy?.statefulEngineOptions?.ruleOrder !== "STRICT_ORDER") {
            report("passes what no rule matches", "firewallPolicy.statefulEngineOptions.ruleOrder");
        } else if (!asList(firewallPolicy?.statefulDefaultActions).some((action) => action.startsWith("aws:drop_"))) {
            report("passes what no rule matches", "firewallPolicy.statefulDefaultActions");
        }
    },
    examples: {
        passes: {
            "what is established without a rule is dropped": {
                firewallPolicy: {
                    ...strict,
                    statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
                },
            },
            "everything without a rule is dropped": {
                firewallPolicy: { ...strict, statefulDefaultActions: ["aws:drop_strict"] },
            },
            "what no stateless rule matches is dropped before": {
                firewallPolicy: { statelessDefaultActions: [drop], statelessFragmentDefaultActions: [drop] },
            },
        },
        fails: {
            "the order of rules is left at its default, by action": { firewallPolicy: inspected },
            "there is no stateful default action": { firewallPolicy: strict },
            "what no rule matches is only told of": {
                firewallPolicy: { ...strict, statefulDefaultActions: ["aws:alert_strict"] },
            },
            "packets pass uninspected": {
                firewallPolicy: {
                    ...strict,
                    statelessDefaultActions: ["aws:pass"],
                    statefulDefaultActions: ["aws:drop_strict"],
                },
            },
            "fragments pass uninspected": {
                firewallPolicy: {
                    ...strict,
                    statelessFragmentDefaultActions: ["aws:pass"],
                    statefulDefaultActions: ["aws:drop_strict"],
                },
            },
        },
        unknown: {
            "the default actions are not known yet": {
                firewallPolicy: { ...strict, statefulDefaultActions: unknownValue },
            },
            "the policy is not known yet": { firewallPolicy: unknownValue },
        },
    },
});
