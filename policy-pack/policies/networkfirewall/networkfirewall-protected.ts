import type { FirewallArgs } from "@pulumi/aws/networkfirewall";

import { definePolicy, unknownValue } from "../../policy";
import { firewallType } from "../../services/network-firewall";

const protections = ["deleteProtection", "firewallPolicyChangeProtection", "subnetChangeProtection"] as const;
const everything = { deleteProtection: true, firewallPolicyChangeProtection: true, subnetChangeProtection: true };

export default definePolicy<FirewallArgs>({
    id: "networkfirewall-protected",
    title: "Network firewalls are protected against deletion and against another policy or other subnets",
    severity: "medium",
    appliesTo: firewallType,
    supports: ["A.6.2.5", "A.6.2.6"],
    why: "One wrong call takes the firewall out of the way of what leaves the network, or gives it a policy that lets everything through; protection takes a second, deliberate one.",
    fix: "Set deleteProtection, firewallPolicyChangeProtection and subnetChangeProtection to true.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html",
    check(firewall, { report, each }) {
        each(protections, (protection) => {
            if (String(firewall[protection]) !== "true") report("can be changed by one call", protection);
        });
    },
    examples: {
        passes: { "every protection is on": everything },
        fails: {
            "protections are left at their default, off": {},
            "it can be deleted": { ...everything, deleteProtection: false },
            "it can be given another policy": { ...everything, firewallPolicyChangeProtection: false },
            "its subnets can be changed": { ...everything, subnetChangeProtection: false },
        },
        unknown: { "one is not known yet": { ...everything, deleteProtection: unknownValue } },
    },
});
