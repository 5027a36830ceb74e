import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachRule, egressRuleType, egressTypes, isOpen, unknownRule } from "../../services/ec2";
import type { SecurityGroupOrRuleArgs } from "../../services/ec2";

export default definePolicy<SecurityGroupOrRuleArgs>({
    id: "sg-no-open-egress",
    title: "Security groups do not let everything out to the internet",
    severity: "medium",
    appliesTo: egressTypes,
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_382"],
    why: "What can reach every address on every port can carry training data and model weights anywhere.",
    fix:
        "Replace the rule by rules for the ports and networks that are needed, such as port 443 to the VPC's own endpoints; " +
        "a group without egress rules lets nothing out.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check(props, context) {
        const { report, unknown } = context;
        // The provider removes AWS's own rule for everything, so that a group without rules lets nothing out.
        eachRule(props, context, "egress", (rule, path) => {
            const verdict = isOpen(rule, ({ from, to }) => from <= 1 && to === 65535);
            if (verdict === "yes") report("lets everything out, to every address on every port", path);
            if (verdict === "unknown") unknown(unknownRule, path);
        });
    },
    examples: {
        passes: {
            "there are no rules": { description: "Training" },
            "HTTPS may go anywhere": {
                egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
            },
            "everything may go to the private network": {
                egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/16"] }],
            },
            "a rule for what comes in is another policy's question": ofType(
                "aws:ec2/securityGroupRule:SecurityGroupRule",
                {
                    type: "ingress",
                    securityGroupId: "sg-0123456789abcdef0",
                    protocol: "-1",
                    fromPort: 0,
                    toPort: 0,
                    cidrBlocks: ["0.0.0.0/0"],
                },
            ),
        },
        fails: {
            "everything may go anywhere": {
                egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
            },
            "all of TCP may go anywhere": {
                egress: [{ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] }],
            },
            "a rule of its own lets everything out by IPv6": ofType(egressRuleType, {
                securityGroupId: "sg-0123456789abcdef0",
                ipProtocol: "-1",
                cidrIpv6: "::/0",
            }),
        },
        unknown: {
            "the network is not known yet": {
                egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: unknownValue }],
            },
            "the direction of a rule is not known yet": ofType("aws:ec2/securityGroupRule:SecurityGroupRule", {
                type: unknownValue,
                securityGroupId: "sg-0123456789abcdef0",
                protocol: "-1",
                fromPort: 0,
                toPort: 0,
                cidrBlocks: ["0.0.0.0/0"],
            }),
        },
    },
});
