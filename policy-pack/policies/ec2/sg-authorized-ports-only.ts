import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { eachRule, ingressRuleType, ingressTypes, isOpen, unknownRule } from "../../services/ec2";
import type { PortRange, SecurityGroupOrRuleArgs } from "../../services/ec2";

interface Config {
    authorizedTcpPorts: readonly number[];
    authorizedUdpPorts: readonly number[];
}

const everybody = { cidrBlocks: ["0.0.0.0/0"] };

export default definePolicy<SecurityGroupOrRuleArgs, Config>({
    id: "sg-authorized-ports-only",
    title: "Security groups are open to the internet on authorized ports only",
    severity: "high",
    appliesTo: ingressTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["fsbp:EC2.18"],
    why: "What is meant for one's own network, such as a notebook server, a database or a model server, is found and tried by everybody.",
    fix:
        "Limit cidrBlocks and ipv6CidrBlocks (cidrIpv4, cidrIpv6) to your own networks, or name a security group as the " +
        "source; put a load balancer in front of what is meant for everybody.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    config: {
        authorizedTcpPorts: {
            type: "array",
            items: { type: "integer" },
            default: [80, 443],
            description: "The TCP ports that everybody on the internet may connect to.",
        },
        authorizedUdpPorts: {
            type: "array",
            items: { type: "integer" },
            default: [],
            description: "The UDP ports that everybody on the internet may send to.",
        },
    },
    check(props, context) {
        const { report, unknown, config } = context;
        const isUnauthorized = ({ protocol, from, to }: PortRange): boolean => {
            const authorized = protocol === "tcp" ? config.authorizedTcpPorts : config.authorizedUdpPorts;
            return to - from + 1 > authorized.filter((port) => from <= port && port <= to).length;
        };
        eachRule(props, context, "ingress", (rule, path) => {
            const verdict = isOpen(rule, isUnauthorized);
            if (verdict === "yes")
                report("is open to everybody on the internet on ports that are not authorized", path);
            if (verdict === "unknown") unknown(unknownRule, path);
        });
    },
    examples: {
        passes: {
            "there are no rules": { description: "Inference" },
            "HTTPS is open to everybody": {
                ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, ...everybody }],
            },
            "a model server is open to a private network": {
                ingress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, cidrBlocks: ["10.0.0.0/16"] }],
            },
            "everybody may ping": { ingress: [{ protocol: "icmp", fromPort: 8, toPort: -1, ...everybody }] },
            "a port is authorized by configuration": withConfig(
                { authorizedUdpPorts: [443] },
                { ingress: [{ protocol: "udp", fromPort: 443, toPort: 443, ...everybody }] },
            ),
            "a whole network comes from a prefix list, on an authorized port": ofType(ingressRuleType, {
                securityGroupId: "sg-0123456789abcdef0",
                prefixListId: "pl-0123456789abcdef0",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
            }),
        },
        fails: {
            "a notebook server is open to everybody": {
                ingress: [{ protocol: "tcp", fromPort: 8888, toPort: 8888, ...everybody }],
            },
            "a range goes beyond the authorized ports": {
                ingress: [{ protocol: "tcp", fromPort: 80, toPort: 443, ...everybody }],
            },
            "HTTPS is open by UDP": { ingress: [{ protocol: "17", fromPort: 443, toPort: 443, ...everybody }] },
            "everything is open": { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, ...everybody }] },
            "an ingress rule opens a database by IPv6": ofType(ingressRuleType, {
                securityGroupId: "sg-0123456789abcdef0",
                ipProtocol: "tcp",
                fromPort: 5432,
                toPort: 5432,
                cidrIpv6: "::/0",
            }),
            "HTTP is no longer authorized by configuration": withConfig(
                { authorizedTcpPorts: [443] },
                { ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, ...everybody }] },
            ),
        },
        unknown: {
            "the network is not known yet": {
                ingress: [{ protocol: "tcp", fromPort: 8888, toPort: 8888, cidrBlocks: [unknownValue] }],
            },
            "the rules are not known yet": { ingress: unknownValue },
        },
    },
});
