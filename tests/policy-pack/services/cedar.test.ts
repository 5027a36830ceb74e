import assert from "node:assert/strict";

import { capsAnInput, parseCedar, permitsEverything } from "../../../policy-pack/services/cedar";
import type { CedarPolicy } from "../../../policy-pack/services/cedar";

const gateway = 'AgentCore::Gateway::"arn:aws:bedrock-agentcore:eu-central-1:111122223333:gateway/claims-a1b2c3d4e5"';
const action = 'AgentCore::Action::"RefundTool__process_refund"';

function only(text: string): CedarPolicy {
    const policies = parseCedar(text);
    assert.equal(policies?.length, 1);
    const [policy] = policies;
    assert.ok(policy);
    return policy;
}

describe("parseCedar", () => {
    it("tells what a head takes in", () => {
        const policy = only(`permit(principal is AgentCore::OAuthUser, action == ${action}, resource == ${gateway});`);
        assert.deepEqual(policy, {
            effect: "permit",
            principal: "type",
            action: "some",
            resource: "some",
            actions: ["RefundTool__process_refund"],
            conditions: [],
        });
    });

    it("reads several policies, comments, annotations and lists of actions", () => {
        const policies = parseCedar(`
            // Nobody may refund; "permit(" in a comment is none.
            @id("no refunds")
            forbid (principal, action in [${action}, AgentCore::Action::"A__b"], resource);
            permit(principal in AgentCore::Group::"claims", action, resource) unless { context.input.draft == true };
        `);
        assert.deepEqual(
            policies?.map(({ effect, principal, actions }) => ({ effect, principal, actions })),
            [
                { effect: "forbid", principal: "any", actions: ["RefundTool__process_refund", "A__b"] },
                { effect: "permit", principal: "some", actions: [] },
            ],
        );
    });

    it("is not confused by brackets and semicolons in strings", () => {
        const policy = only(`permit(principal, action, resource) when { context.input.note == "); }\\" permit(" };`);
        assert.equal(policy.conditions.length, 1);
    });

    for (const text of [
        "permit(principal, action, resource)",
        "permit(principal, action);",
        "permit(principal, action, resource) when { true;",
        "allow(principal, action, resource);",
        'permit(principal, action, resource == "unfinished);',
        "permit(principal, action, resource) else { true };",
    ]) {
        it(`does not read ${text}`, () => assert.equal(parseCedar(text), undefined));
    }

    it("finds no policy in an empty text", () => assert.deepEqual(parseCedar(" // nothing\n"), []));
});

describe("permitsEverything", () => {
    for (const text of [
        "permit(principal, action, resource);",
        `permit (principal is AgentCore::OAuthUser, action, resource == ${gateway});`,
        "permit(principal, action, resource,) when { true };",
        "permit(principal, action, resource) unless { (false) };",
    ]) {
        it(`holds of ${text}`, () => assert.equal(permitsEverything(only(text)), true));
    }

    for (const text of [
        "forbid(principal, action, resource);",
        `permit(principal, action == ${action}, resource);`,
        `permit(principal == AgentCore::OAuthUser::"claims-desk", action, resource);`,
        `permit(principal is AgentCore::OAuthUser in AgentCore::Group::"claims", action, resource);`,
        `permit(principal, action, resource) when { principal.getTag("role") == "adjuster" };`,
    ]) {
        it(`does not hold of ${text}`, () => assert.equal(permitsEverything(only(text)), false));
    }
});

describe("capsAnInput", () => {
    for (const text of [
        "permit(principal, action, resource) when { context.input.amount <= 500 };",
        "permit(principal, action, resource) when { context.input has amount && context.input.amount < 500 };",
        "permit(principal, action, resource) when { 500 >= context.input.amount };",
        "permit(principal, action, resource) unless { context.input.amount > 500 };",
        "permit(principal, action, resource) when { !(context.input.amount > 500) };",
        'permit(principal, action, resource) when { context.input.amount.lessThan(decimal("500.00")) };',
        "forbid(principal, action, resource) when { context.input.amount > 500 };",
        "forbid(principal, action, resource) unless { context.input.amount <= 500 };",
    ]) {
        it(`holds of ${text}`, () => assert.equal(capsAnInput(only(text)), true));
    }

    for (const text of [
        "permit(principal, action, resource);",
        'permit(principal, action, resource) when { context.input.currency == "EUR" };',
        "permit(principal, action, resource) when { context.input.amount > 500 };",
        "permit(principal, action, resource) when { principal.level < 3 };",
        "permit(principal, action, resource) when { context.input.amount == 500 };",
        "forbid(principal, action, resource) when { context.input.amount < 1 };",
    ]) {
        it(`does not hold of ${text}`, () => assert.equal(capsAnInput(only(text)), false));
    }
});
