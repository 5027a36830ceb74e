import assert from "node:assert/strict";

import { memoryInDays } from "../../../components/agents/agent";
import {
    memoryPermissions,
    onlyFromNetwork,
    policyEnginePermissions,
    runtimePermissions,
} from "../../../components/agents/agent-permissions";
import { jwtAuthorizer } from "../../../components/agents/tool-gateway";
import type { AgentTool } from "../../../components/agents/tools";
import { toolPolicy, toolSchema } from "../../../components/agents/tools";
import { statementsOf } from "../../../components/security/permissions";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
const refund: AgentTool = {
    name: "refund",
    description: "Pays money back for an order",
    functionArn: "arn:aws:lambda:eu-central-1:111122223333:function:refund",
    inputs: {
        order: { type: "string", description: "Number of the order" },
        reason: { type: "string", description: "Why", optional: true },
    },
};

describe("tools of an agent", () => {
    it("are told of with their inputs, required unless told", () => {
        assert.deepEqual(toolSchema(refund), {
            name: "refund",
            description: "Pays money back for an order",
            inputSchema: {
                type: "object",
                properties: [
                    { name: "order", type: "string", description: "Number of the order", required: true },
                    { name: "reason", type: "string", description: "Why", required: false },
                ],
            },
        });
    });

    it("are permitted one by one, to who is signed in, at one gateway", () => {
        assert.equal(
            toolPolicy(refund, "arn:gateway"),
            "permit(\n    principal is AgentCore::OAuthUser,\n" +
                '    action == AgentCore::Action::"refund___refund",\n' +
                '    resource == AgentCore::Gateway::"arn:gateway"\n);',
        );
    });

    it("that have to be confirmed ask for a scope of the user's token", () => {
        const policy = toolPolicy({ ...refund, confirmedByScope: "refund:confirm" }, "arn:gateway");
        assert.match(
            policy,
            /when \{\n {4}principal\.hasTag\("scope"\) && principal\.getTag\("scope"\) like "\*refund:confirm\*"/,
        );
    });

    it("keep to their limits, whatever the model says", () => {
        const limited = { ...refund, inputs: { cents: { type: "integer", description: "How much" } } } as const;
        assert.match(
            toolPolicy({ ...limited, limits: { cents: 50_000 } }, "arn:gateway"),
            /when \{\n {4}context\.input has cents && context\.input\.cents <= 50000\n\};$/,
        );
        const wrong: readonly Readonly<Record<string, number>>[] = [
            { cents: 0.5 },
            { other: 5 },
            { "cents || true": 5 },
        ];
        for (const limits of wrong) {
            assert.throws(() => toolSchema({ ...limited, limits }), /cannot be kept for the tool "refund"/);
        }
        assert.throws(() => toolSchema({ ...refund, limits: { order: 5 } }), /limit inputs that are integers/);
    });

    for (const name of ["", "re fund", "-refund", 'x"]', "r".repeat(49)]) {
        it(`cannot be called "${name}"`, () =>
            assert.throws(() => toolSchema({ ...refund, name }), /no name of a tool/));
    }

    it("cannot be confirmed by a scope that would change the policy", () => {
        for (const confirmedByScope of ['" || true || "', "*", ""]) {
            assert.throws(
                () => toolSchema({ ...refund, confirmedByScope }),
                /The scope that confirms the tool "refund"/,
            );
        }
    });
});

describe("who is let in to an agent", () => {
    const discoveryUrl = "https://login.example.com/.well-known/openid-configuration";

    it("has a token for one of the audiences or clients", () => {
        assert.deepEqual(jwtAuthorizer("agent", { discoveryUrl, audiences: ["assistant"], clients: ["web"] }), {
            customJwtAuthorizer: { discoveryUrl, allowedAudiences: ["assistant"], allowedClients: ["web"] },
        });
    });

    it("is somebody in particular", () => {
        assert.throws(
            () => jwtAuthorizer("agent", { discoveryUrl }),
            /would take every token of its identity provider/,
        );
    });

    for (const url of ["http://login.example.com/.well-known/openid-configuration", "https://login.example.com", ""]) {
        it(`is not told by "${url}"`, () => {
            assert.throws(
                () => jwtAuthorizer("agent", { discoveryUrl: url, clients: ["web"] }),
                /discovery URL that is/,
            );
        });
    }
});

describe("what an agent may do", () => {
    it("is no wider than it has to be", () => {
        const permissions = [
            ...runtimePermissions("agent", account),
            ...memoryPermissions("arn:memory"),
            ...policyEnginePermissions("arn:engine", "tools", account),
        ];
        const statements = statementsOf(permissions);
        const everywhere = statements.filter(({ Resource }) => Resource?.includes("*"));
        assert.deepEqual(
            everywhere.flatMap(({ Action }) => Action),
            ["logs:DescribeLogGroups", "cloudwatch:PutMetricData", "xray:PutTelemetryRecords", "xray:PutTraceSegments"],
        );
    });

    it("is asked for from one network only", () => {
        const [allow, deny] = onlyFromNetwork("bedrock-agentcore:InvokeGateway", "arn:gateway", "vpc-1");
        assert.deepEqual([allow?.Effect, allow?.Condition], ["Allow", { StringEquals: { "aws:SourceVpc": "vpc-1" } }]);
        assert.deepEqual([deny?.Effect, deny?.Condition], ["Deny", { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }]);
    });

    it("does not include saying itself who it works for", () => {
        const actions = runtimePermissions("agent", account).flatMap((permission) => permission.actions);
        assert.ok(actions.includes("bedrock-agentcore:GetWorkloadAccessTokenForJWT"));
        assert.ok(!actions.includes("bedrock-agentcore:GetWorkloadAccessTokenForUserId"));
    });

    it("is remembered for 7 to 365 days", () => {
        assert.equal(memoryInDays("agent"), 30);
        assert.equal(memoryInDays("agent", 365), 365);
        for (const days of [6, 366, 7.5]) assert.throws(() => memoryInDays("agent", days), /give it 7 to 365/);
    });
});
