import type * as aws from "@pulumi/aws";

const longestHost = 255;
const host = /^\.?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * Hosts as Network Firewall takes them.
 *
 * @throws Error when there are none, or one of them is no host, such as a wildcard or a whole top-level domain
 */
export function allowedTargets(name: string, hosts: readonly string[]): string[] {
    if (hosts.length === 0) {
        throw new Error(`"${name}" leads nowhere: name the hosts that workloads reach under allowedHosts.`);
    }
    for (const target of hosts) {
        if (target.length > longestHost || !host.test(target)) {
            throw new Error(
                `"${name}" cannot allow "${target}": write a host in small letters, such as huggingface.co, ` +
                    "or .huggingface.co for every host below it too.",
            );
        }
    }
    return [...new Set(hosts)];
}

/** Drops UDP and ICMP, which a firewall that waits for the name of a host would let through. */
export const refusedProtocols: aws.types.input.networkfirewall.RuleGroupRuleGroupRulesSourceStatefulRule[] = [
    "UDP",
    "ICMP",
].map((protocol, index) => ({
    action: "DROP",
    header: {
        protocol,
        direction: "ANY",
        source: "ANY",
        sourcePort: "ANY",
        destination: "ANY",
        destinationPort: "ANY",
    },
    ruleOptions: [{ keyword: "sid", settings: [String(index + 1)] }],
}));

/** The endpoint of a firewall that is in one subnet. @throws Error when it has none */
export function firewallEndpointId(
    statuses: readonly aws.types.output.networkfirewall.FirewallFirewallStatus[],
): string {
    const [endpoint] = statuses.flatMap(({ syncStates }) => syncStates.flatMap(({ attachments }) => attachments));
    if (endpoint === undefined) throw new Error("The firewall has no endpoint that traffic could be routed to.");
    return endpoint.endpointId;
}
