import type { AddonArgs } from "@pulumi/aws/eks";

import { definePolicy, unknownValue } from "../../policy";
import { addonType } from "../../services/eks";
import { parseJson, valueAt } from "../../services/json";

const vpcCni = { clusterName: "training", addonName: "vpc-cni" };

export default definePolicy<AddonArgs>({
    id: "eks-network-policy",
    title: "The VPC CNI of EKS clusters enforces network policies",
    severity: "medium",
    appliesTo: addonType,
    supports: ["A.4.5", "A.6.2.5"],
    why:
        "Network policies do nothing until something enforces them, and by default nothing does: every pod reaches every model " +
        "server, notebook and database in the cluster.",
    fix: 'Set configurationValues of the vpc-cni add-on to {"enableNetworkPolicy": "true"}.',
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html",
    check({ addonName, configurationValues }, { report, notApplicable }) {
        if (addonName !== "vpc-cni") notApplicable();
        if (!enforcesNetworkPolicies(configurationValues ?? "")) {
            report("does not enforce network policies", "configurationValues");
        }
    },
    examples: {
        passes: {
            "enforcement is on": { ...vpcCni, configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }) },
            "enforcement is on, as YAML": { ...vpcCni, configurationValues: 'enableNetworkPolicy: "true"\n' },
        },
        fails: {
            "enforcement is left at its default, off": vpcCni,
            "the configuration is about something else": {
                ...vpcCni,
                configurationValues: JSON.stringify({ env: { ENABLE_PREFIX_DELEGATION: "true" } }),
            },
            "enforcement is off": { ...vpcCni, configurationValues: JSON.stringify({ enableNetworkPolicy: "false" }) },
        },
        unknown: { "the configuration is not known yet": { ...vpcCni, configurationValues: unknownValue } },
        notApplicable: { "the add-on is another one": { clusterName: "training", addonName: "coredns" } },
    },
});

/** EKS takes the values of an add-on as JSON or as YAML. */
function enforcesNetworkPolicies(values: string): boolean {
    const parsed = parseJson(values);
    if (parsed === undefined) return /^enableNetworkPolicy:\s*["']?true["']?\s*$/m.test(values);
    return String(valueAt(parsed, "enableNetworkPolicy")) === "true";
}
