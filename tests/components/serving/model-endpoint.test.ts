import assert from "node:assert/strict";

import { endpointAlarms } from "../../../components/serving/endpoint-alarms";
import { networkPermissions } from "../../../components/serving/endpoint-permissions";
import { instanceCount, trafficRouting } from "../../../components/serving/model-endpoint";
import type { EndpointOptOuts } from "../../../components/serving/model-endpoint";

const alone: EndpointOptOuts = { "sagemaker-endpoint-config-min-two-instances": "A trial." };
const abrupt: EndpointOptOuts = { "sagemaker-endpoint-safe-deployment": "A trial." };

describe("instances of an endpoint", () => {
    const counts: readonly [number | undefined, EndpointOptOuts, number | RegExp][] = [
        [undefined, {}, 2],
        [undefined, alone, 1],
        [2, {}, 2],
        [7, {}, 7],
        [1, alone, 1],
        [3, alone, 3],
        [1, {}, /has a single instance, and is down whenever that is/],
        [0, alone, /cannot have 0 instances/],
        [1.5, {}, /cannot have 1.5 instances/],
    ];
    for (const [count, optOuts, expected] of counts) {
        it(`${count} with ${Object.keys(optOuts).length} opt-outs: ${expected}`, () => {
            if (typeof expected === "number") assert.equal(instanceCount("model", count, optOuts), expected);
            else assert.throws(() => instanceCount("model", count, optOuts), expected);
        });
    }

    it("go over one first", () => {
        assert.deepEqual(trafficRouting("model", 2, {}), {
            type: "CANARY",
            canarySize: { type: "INSTANCE_COUNT", value: 1 },
            waitIntervalInSeconds: 300,
        });
    });

    it("go over all at once for a reason only", () => {
        assert.deepEqual(trafficRouting("model", 4, abrupt), { type: "ALL_AT_ONCE", waitIntervalInSeconds: 300 });
        assert.deepEqual(trafficRouting("model", 1, abrupt), { type: "ALL_AT_ONCE", waitIntervalInSeconds: 300 });
        assert.throws(() => trafficRouting("model", 1, {}), /a new version gets all traffic at once/);
    });
});

describe("alarms of an endpoint", () => {
    it("take milliseconds where CloudWatch takes microseconds", () => {
        const latency = endpointAlarms(250).find(({ metricName }) => metricName === "ModelLatency");
        assert.equal(latency?.threshold, 250_000);
    });

    it("roll a deployment back for errors and slowness, not for full disks", () => {
        assert.deepEqual(
            endpointAlarms(1000).map(({ name, rollsBack }) => [name, rollsBack]),
            [
                ["model-errors", true],
                ["model-latency", true],
                ["disk-full", false],
            ],
        );
    });
});

describe("network interfaces of an endpoint", () => {
    it("are made in its own subnets, with its own security group", () => {
        const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
        const [create] = networkPermissions(["subnet-1a", "subnet-1b"], "sg-1", account);
        assert.deepEqual(create?.resources, [
            "arn:aws:ec2:eu-central-1:111122223333:network-interface/*",
            "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-1",
            "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-1a",
            "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-1b",
        ]);
    });
});
