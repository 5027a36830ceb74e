import assert from "node:assert/strict";
import path from "node:path";

import { allowedTargets, refusedProtocols } from "../../../components/network/egress-rules";
import type { Resource } from "../../../policy-pack/policy";
import { runStack } from "../../support/programs";

describe("controlled egress", () => {
    it("takes hosts, and hosts with every one below them", () => {
        const hosts = ["huggingface.co", ".cdn-lfs.huggingface.co", "huggingface.co"];
        assert.deepEqual(allowedTargets("egress", hosts), ["huggingface.co", ".cdn-lfs.huggingface.co"]);
    });

    it("takes nothing that allows more than it names", () => {
        assert.throws(() => allowedTargets("egress", []), /"egress" leads nowhere: name the hosts/);
        for (const host of ["*", ".", "", ".com", "com", "*.huggingface.co", "https://huggingface.co", "10.0.0.1"]) {
            assert.throws(
                () => allowedTargets("egress", [host]),
                /cannot allow ".*": write a host in small letters/,
                host,
            );
        }
    });

    it("drops what names no host", () => {
        assert.deepEqual(
            JSON.parse(JSON.stringify(refusedProtocols)).map(({ action, header }: Record<string, object>) => [
                action,
                (header as unknown as Record<string, string>).protocol,
            ]),
            [
                ["DROP", "UDP"],
                ["DROP", "ICMP"],
            ],
        );
    });

    describe("through the embedded engine", () => {
        let resources: readonly Resource[];
        before(async function () {
            this.timeout(120_000);
            ({ resources } = await runStack(path.join(__dirname, "..", "programs", "alone"), "dev"));
        });
        const find = (type: string, name: string): Resource => {
            const found = resources.find((resource) => resource.type === type && resource.name === name);
            assert.ok(found, `there is no ${type} "${name}"`);
            return found;
        };
        const route = (name: string): Resource["inputs"] => find("aws:ec2/route:Route", name).inputs;

        it("leads workloads to the firewall, from there to the NAT gateway, and only that to the internet", () => {
            const table = (name: string): unknown => find("aws:ec2/routeTable:RouteTable", name).id;
            const { vpcEndpointId } = route("egress-workloads-0");
            assert.equal(typeof vpcEndpointId, "string");
            const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
            const ways = ["egress-workloads-0", "egress-firewall", "egress-outside", "egress-back-0", "egress-back-1"];
            assert.deepEqual(
                ways.map((name) => ({ ...route(name) })),
                [
                    { ...everywhere, routeTableId: table("egress-network"), vpcEndpointId },
                    {
                        ...everywhere,
                        routeTableId: table("egress-firewall"),
                        natGatewayId: find("aws:ec2/natGateway:NatGateway", "egress").id,
                    },
                    {
                        ...everywhere,
                        routeTableId: table("egress-outside"),
                        gatewayId: find("aws:ec2/internetGateway:InternetGateway", "egress").id,
                    },
                    { routeTableId: table("egress-outside"), destinationCidrBlock: "10.42.0.0/19", vpcEndpointId },
                    { routeTableId: table("egress-outside"), destinationCidrBlock: "10.42.32.0/19", vpcEndpointId },
                ],
            );
        });

        it("allows the hosts by the name in TLS and in HTTP, after what is refused", () => {
            const group = find("aws:networkfirewall/ruleGroup:RuleGroup", "egress-hosts");
            assert.deepEqual((group.inputs.ruleGroup as Record<string, unknown>).rulesSource, {
                rulesSourceList: {
                    generatedRulesType: "ALLOWLIST",
                    targetTypes: ["TLS_SNI", "HTTP_HOST"],
                    targets: ["huggingface.co"],
                },
            });
            const { firewallPolicy } = find("aws:networkfirewall/firewallPolicy:FirewallPolicy", "egress").inputs as {
                firewallPolicy: { statefulRuleGroupReferences: unknown };
            };
            assert.deepEqual(firewallPolicy.statefulRuleGroupReferences, [
                {
                    priority: 1,
                    resourceArn: find("aws:networkfirewall/ruleGroup:RuleGroup", "egress-protocols").outputs.arn,
                },
                { priority: 2, resourceArn: group.outputs.arn },
            ]);
        });
    });
});
