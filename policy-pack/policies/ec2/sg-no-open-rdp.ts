import { definePolicy, ofType, unknownValue } from "../../policy";
import { checkTcpPortIsClosed, ingressRuleType, ingressTypes } from "../../services/ec2";
import type { SecurityGroupOrRuleArgs } from "../../services/ec2";

const ruleType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const rdpPort = { protocol: "tcp", fromPort: 3389, toPort: 3389 };

export default definePolicy<SecurityGroupOrRuleArgs>({
    id: "sg-no-open-rdp",
    title: "Security groups let nobody on the internet connect to RDP",
    severity: "critical",
    appliesTo: ingressTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["checkov:CKV_AWS_25", "sechub:EC2.14"],
    why:
        "Every public address is tried for RDP within minutes; one weak password or late patch gives away the machine and " +
        "the role that it runs with.",
    fix:
        "Limit cidrBlocks and ipv6CidrBlocks (cidrIpv4, cidrIpv6) to your own networks, or remove the rule and connect by " +
        "Systems Manager Session Manager.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check(props, context) {
        checkTcpPortIsClosed(props, context, 3389, "RDP");
    },
    examples: {
        passes: {
            "there are no rules": { description: "Training" },
            "RDP is open to a private network": {
                ingress: [{ ...rdpPort, cidrBlocks: ["10.0.0.0/8"], ipv6CidrBlocks: ["fd00::/8"] }],
            },
            "another port is open": {
                ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
            },
            "RDP is open to another security group": ofType(ingressRuleType, {
                securityGroupId: "sg-0123456789abcdef0",
                referencedSecurityGroupId: "sg-0fedcba9876543210",
                ipProtocol: "tcp",
                fromPort: 3389,
                toPort: 3389,
            }),
            "a rule goes out": ofType(ruleType, {
                type: "egress",
                securityGroupId: "sg-0123456789abcdef0",
                ...rdpPort,
                cidrBlocks: ["0.0.0.0/0"],
            }),
            "the network of a rule for another port is not known yet": {
                ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: unknownValue }],
            },
        },
        fails: {
            "RDP is open to everybody": { ingress: [{ ...rdpPort, cidrBlocks: ["0.0.0.0/0"] }] },
            "RDP is open to everybody by IPv6": { ingress: [{ ...rdpPort, ipv6CidrBlocks: ["::/0"] }] },
            "a range of ports that RDP is in is open, by protocol number": {
                ingress: [{ protocol: "6", fromPort: 0, toPort: 65535, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }],
            },
            "all protocols are open": {
                ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
            },
            "RDP is open to both halves of the internet": {
                ingress: [{ ...rdpPort, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }],
            },
            "a rule of its own opens RDP": ofType(ruleType, {
                type: "ingress",
                securityGroupId: "sg-0123456789abcdef0",
                ...rdpPort,
                cidrBlocks: ["0.0.0.0/0"],
            }),
            "an ingress rule opens everything": ofType(ingressRuleType, {
                securityGroupId: "sg-0123456789abcdef0",
                ipProtocol: "-1",
                cidrIpv6: "::/0",
            }),
            "the default security group opens RDP": ofType("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
                ingress: [{ ...rdpPort, cidrBlocks: ["0.0.0.0/0"] }],
            }),
            "RDP is open to everybody beside a rule that is not known yet": {
                ingress: [unknownValue, { ...rdpPort, cidrBlocks: [unknownValue, "0.0.0.0/0"] }],
            },
        },
        unknown: {
            "the network is not known yet": { ingress: [{ ...rdpPort, cidrBlocks: [unknownValue] }] },
            "the ports are not known yet": {
                ingress: [{ protocol: "tcp", fromPort: unknownValue, toPort: unknownValue, cidrBlocks: ["0.0.0.0/0"] }],
            },
            "the network is a prefix list": ofType(ingressRuleType, {
                securityGroupId: "sg-0123456789abcdef0",
                prefixListId: "pl-0123456789abcdef0",
                ipProtocol: "tcp",
                fromPort: 3389,
                toPort: 3389,
            }),
        },
    },
});
