import type { FirewallArgs, LoggingConfigurationArgs } from "@pulumi/aws/networkfirewall";

import { asList, definePolicy, ref, unknownValue } from "../../policy";
import { firewallType } from "../../services/network-firewall";

const loggingType = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
const kinds = ["ALERT", "FLOW"] as const;

const to = (logType: string) => ({
    logType,
    logDestinationType: "CloudWatchLogs",
    logDestination: { logGroup: "/aws/network-firewall/egress" },
});

export default definePolicy<FirewallArgs>({
    id: "networkfirewall-logging",
    title: "Network firewalls log alerts and flows",
    severity: "medium",
    scope: "stack",
    appliesTo: firewallType,
    supports: ["A.6.2.8"],
    why: "Without alerts nobody learns that a workload tried to reach what it may not, and without flows nobody can say how much went where.",
    fix: "Add a LoggingConfiguration with the firewall's ARN and destinations for the log types ALERT and FLOW.",
    reference: "https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html",
    check(firewall, { graph, report, unknown }) {
        const found = graph.referringTo<LoggingConfigurationArgs>(firewall, "firewallArn", loggingType);
        const logged = found.resources.flatMap(({ props }) =>
            asList(props.loggingConfiguration).flatMap(({ logDestinationConfigs }) =>
                asList(logDestinationConfigs).map(({ logType }) => String(logType)),
            ),
        );
        for (const kind of kinds) {
            if (logged.includes(kind)) continue;
            if (found.complete) report(`has no log of type ${kind}`);
            else unknown("may be the firewall of a logging configuration whose firewall is not known yet");
        }
    },
    examples: {
        passes: {
            "alerts and flows are logged": {
                firewall: { type: firewallType },
                logs: {
                    type: loggingType,
                    props: {
                        firewallArn: ref("firewall", "arn"),
                        loggingConfiguration: { logDestinationConfigs: [to("ALERT"), to("FLOW")] },
                    },
                },
            },
        },
        fails: {
            "there is no logging configuration": { firewall: { type: firewallType } },
            "only handshakes of TLS are logged": {
                firewall: { type: firewallType },
                logs: {
                    type: loggingType,
                    props: {
                        firewallArn: ref("firewall", "arn"),
                        loggingConfiguration: { logDestinationConfigs: [to("TLS")] },
                    },
                },
            },
            "flows are not logged": {
                firewall: { type: firewallType },
                logs: {
                    type: loggingType,
                    props: {
                        firewallArn: ref("firewall", "arn"),
                        loggingConfiguration: { logDestinationConfigs: [to("ALERT")] },
                    },
                },
            },
            "the logging configuration is another firewall's": {
                firewall: { type: firewallType },
                logs: {
                    type: loggingType,
                    props: {
                        firewallArn: "arn:aws:network-firewall:eu-central-1:111122223333:firewall/other",
                        loggingConfiguration: { logDestinationConfigs: [to("ALERT"), to("FLOW")] },
                    },
                },
            },
        },
        unknown: {
            "the firewall of a logging configuration is not known yet": {
                firewall: { type: firewallType },
                logs: {
                    type: loggingType,
                    props: {
                        firewallArn: unknownValue,
                        loggingConfiguration: { logDestinationConfigs: [to("ALERT"), to("FLOW")] },
                    },
                },
            },
            "what is logged is not known yet": {
                firewall: { type: firewallType },
                logs: {
                    type: loggingType,
                    props: { firewallArn: ref("firewall", "arn"), loggingConfiguration: unknownValue },
                },
            },
        },
    },
});
