export const firewallType = "aws:networkfirewall/firewall:Firewall";
export const firewallPolicyType = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
export const ruleGroupType = "aws:networkfirewall/ruleGroup:RuleGroup";
