import assert from "node:assert/strict";

import { flowLogPermissions } from "../../../components/network/private-network";

describe("flow logs", () => {
    it("are written into their own log group", () => {
        const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
        assert.deepEqual(flowLogPermissions("/aws/vpc/network", account), [
            {
                actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                resources: ["arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/network:*"],
            },
            { actions: ["logs:DescribeLogGroups"], resources: ["*"] },
        ]);
    });
});
