import { definePolicy, isSet, ofType, unknownValue, withConfig } from "../../policy";
import type { Readable } from "../../policy";
import {
    actionGroupHolderTypes,
    eachActionGroup,
    functionsOf,
    isEnabled,
    nativeAgentType,
    onlyReads,
    operationsOf,
    readOnlyNames,
    returnsControl,
} from "../../services/bedrock-agents";
import type { ActionGroup, ActionGroupHolderArgs } from "../../services/bedrock-agents";

const executor = { lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders" };

/** The JSON of an API schema with one operation. */
function schemaWith(method: string, operation: object): { readonly payload: string } {
    const paths = { "/orders": { [method]: { operationId: "orders", ...operation } } };
    return { payload: JSON.stringify({ openapi: "3.0.0", paths }) };
}

export default definePolicy<ActionGroupHolderArgs, { readOnlyNames: readonly string[] }>({
    id: "bedrock-agent-action-confirmation",
    title: "Agents ask the user before they change anything",
    severity: "medium",
    appliesTo: actionGroupHolderTypes,
    supports: ["A.6.2.6", "A.9.3", "A.9.4"],
    why: "Text in a document or a web page can tell an agent to order, pay or delete. Asked first, the user sees what is about to happen in their name.",
    fix: "In the API schema set x-requireConfirmation to ENABLED on the operation. Functions of @pulumi/aws cannot say it: use an API schema, aws-native with requireConfirmation, or customControl RETURN_CONTROL.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-userconfirmation.html",
    config: {
        readOnlyNames: {
            type: "array",
            items: { type: "string" },
            default: readOnlyNames,
            description: "How the names of functions begin that only read, and so need no confirmation.",
        },
    },
    check(props, context) {
        const { report, each, unknown, config } = context;
        const checkSchema = ({ apiSchema }: Readable<ActionGroup>, place: (property: string) => string): void => {
            if (isSet(apiSchema, "s3"))
                unknown("has an API schema in a bucket, which was not read", place("apiSchema.s3"));
            if (apiSchema?.payload === undefined) return;
            const operations = operationsOf(apiSchema.payload);
            const path = place("apiSchema.payload");
            if (!operations) return unknown("has an API schema that is not JSON, which was not read", path);
            const isOpen = operations.some((operation) => !operation.onlyReads && !operation.requiresConfirmation);
            if (isOpen) report("has an operation that changes something without asking the user", path);
        };
        eachActionGroup(props, context, (group, place) => {
            if (!isEnabled(group) || returnsControl(group) || group.parentActionGroupSignature) return;
            const functions = functionsOf(group);
            each(functions.value, (fn, index) => {
                if (fn.requireConfirmation === "ENABLED" || onlyReads(fn, config.readOnlyNames)) return;
                report("has a function that acts without asking the user", place(`${functions.path}.${index}`));
            });
            checkSchema(group, place);
        });
    },
    examples: {
        passes: {
            "the operation asks first": {
                actionGroupExecutor: executor,
                apiSchema: schemaWith("post", { "x-requireConfirmation": "ENABLED" }),
            },
            "the operation only reads": { actionGroupExecutor: executor, apiSchema: schemaWith("get", {}) },
            "the function only reads": {
                actionGroupExecutor: executor,
                functionSchema: { memberFunctions: { functions: [{ name: "getOrder" }] } },
            },
            "the application decides itself": {
                actionGroupExecutor: { customControl: "RETURN_CONTROL" },
                functionSchema: { memberFunctions: { functions: [{ name: "placeOrder" }] } },
            },
            "the group is disabled": {
                actionGroupState: "DISABLED",
                functionSchema: { memberFunctions: { functions: [{ name: "placeOrder" }] } },
            },
            "a function of aws-native asks first": ofType(nativeAgentType, {
                actionGroups: [
                    {
                        actionGroupExecutor: executor,
                        functionSchema: { functions: [{ name: "placeOrder", requireConfirmation: "ENABLED" }] },
                    },
                ],
            }),
            "the company names its reading functions otherwise": withConfig(
                { readOnlyNames: ["show"] },
                {
                    actionGroupExecutor: executor,
                    functionSchema: { memberFunctions: { functions: [{ name: "show_order" }] } },
                },
            ),
        },
        fails: {
            "an operation that creates does not ask": {
                actionGroupExecutor: executor,
                apiSchema: schemaWith("post", {}),
            },
            "an operation says that it does not ask": {
                actionGroupExecutor: executor,
                apiSchema: schemaWith("delete", { "x-requireConfirmation": "DISABLED" }),
            },
            "a function acts, and cannot ask": {
                actionGroupExecutor: executor,
                functionSchema: { memberFunctions: { functions: [{ name: "getOrder" }, { name: "placeOrder" }] } },
            },
            "a function of aws-native does not ask": ofType(nativeAgentType, {
                actionGroups: [{ actionGroupExecutor: executor, functionSchema: { functions: [{ name: "refund" }] } }],
            }),
        },
        unknown: {
            "the schema is YAML": {
                actionGroupExecutor: executor,
                apiSchema: { payload: "openapi: 3.0.0\npaths:\n  /orders:\n    post: {}\n" },
            },
            "the schema lies in a bucket": {
                actionGroupExecutor: executor,
                apiSchema: { s3: { s3BucketName: "schemas", s3ObjectKey: "orders.json" } },
            },
            "the schema is not known yet": { actionGroupExecutor: executor, apiSchema: { payload: unknownValue } },
        },
    },
});
