import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";
import type { FunctionArgs } from "@pulumi/aws/lambda";
import type { ScheduleArgs } from "@pulumi/aws/scheduler";

import { definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";
import type { GraphView, Readable, ResourceView, StackExample } from "../../policy";
import { functionType } from "../../services/ai-functions";
import { dataSourceType, knowledgeBaseType } from "../../services/bedrock";
import { dataSourceTypes, knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";
import { mayDo, roleType } from "../../services/execution-roles";

const scheduleType = "aws:scheduler/schedule:Schedule";
const stateMachineType = "aws:sfn/stateMachine:StateMachine";
const eventTargetType = "aws:cloudwatch/eventTarget:EventTarget";
const notificationType = "aws:s3/bucketNotification:BucketNotification";

const start = "arn:aws:scheduler:::aws-sdk:bedrockagent:startIngestionJob";
const scheduleOf = (target: object): StackExample[string] => ({
    type: scheduleType,
    props: { scheduleExpression: "rate(1 day)", target },
});

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-sync-scheduled",
    title: "Data sources of knowledge bases are synced by a schedule or an event",
    severity: "low",
    scope: "stack",
    appliesTo: dataSourceTypes,
    supports: ["A.6.2.6", "A.7.4"],
    equivalents: ["aws-aiml:FS-61"],
    why: "Bedrock syncs nothing by itself. Without a schedule the system answers from the documents of the day it was built: a withdrawn price list, or what somebody asked to have erased.",
    fix: "Add a scheduler Schedule whose target is arn:aws:scheduler:::aws-sdk:bedrockagent:startIngestionJob, with the ids of knowledge base and data source as its input.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/kb-data-source-sync-ingest.html",
    check(source, { graph, report, unknown }) {
        let isOpen = false;
        for (const schedule of graph.ofType<ScheduleArgs>(scheduleType)) {
            const { target } = schedule.props;
            if (isUnknown(target, "arn")) isOpen = true;
            else if (/:aws-sdk:bedrockagent:startIngestionJob$/i.test(target?.arn ?? "")) {
                const found = named(schedule, graph);
                const bases = graph.referredToBy(source, "knowledgeBaseId", ...knowledgeBaseTypes).resources;
                if (found.some(({ urn }) => urn === source.urn || bases.some((base) => base.urn === urn))) return;
                // Ids of nothing in the stack may be those that this data source has, or will get.
                const isUnread = isUnknown(target, "input") || !hasKnownId(source.props);
                if (found.length === 0 && isUnread) isOpen = true;
            }
        }
        if (isOpen) return unknown("may be synced by a schedule that is not known yet");
        const starters = [
            ...graph.ofType<FunctionArgs>(functionType).filter((fn) => mayStart(fn, "role", graph)),
            ...graph.ofType<FunctionArgs>(stateMachineType).filter((machine) => mayStart(machine, "roleArn", graph)),
        ];
        if (starters.some((starter) => isTriggered(starter, graph))) return;
        report("is synced by no schedule and no event");
    },
    examples: {
        passes: {
            "a schedule starts the sync": {
                kb: { type: knowledgeBaseType },
                source: { type: dataSourceType, props: { knowledgeBaseId: ref("kb") } },
                daily: scheduleOf({ arn: start, input: ref("source", "dataSourceId") }),
            },
            "a schedule names the data source in JSON": {
                source: { type: dataSourceType, props: { dataSourceId: "DS12345678" } },
                daily: scheduleOf({
                    arn: start,
                    input: JSON.stringify({ KnowledgeBaseId: "KB12345678", DataSourceId: "DS12345678" }),
                }),
            },
            "a function that may start it is called daily": {
                source: { type: dataSourceType },
                role: {
                    type: roleType,
                    props: {
                        inlinePolicies: [
                            {
                                name: "sync",
                                policy: JSON.stringify({
                                    Statement: {
                                        Effect: "Allow",
                                        Action: "bedrock:StartIngestionJob",
                                        Resource: "arn:aws:bedrock:eu-west-1:111122223333:knowledge-base/KB12345678",
                                    },
                                }),
                            },
                        ],
                    },
                },
                sync: { type: functionType, props: { role: ref("role", "arn") } },
                daily: { type: eventTargetType, props: { rule: "daily", arn: ref("sync", "arn") } },
            },
        },
        fails: {
            "nothing starts it": { source: { type: dataSourceType } },
            "the schedule starts the sync of another source": {
                source: { type: dataSourceType, props: { dataSourceId: "DS12345678" } },
                daily: scheduleOf({
                    arn: start,
                    input: JSON.stringify({ KnowledgeBaseId: "KB87654321", DataSourceId: "DS87654321" }),
                }),
            },
            "the schedule does something else": {
                source: { type: dataSourceType },
                daily: scheduleOf({ arn: "arn:aws:scheduler:::aws-sdk:rds:stopDBCluster", input: "{}" }),
            },
        },
        unknown: {
            "what the schedule starts is not known yet": {
                source: { type: dataSourceType },
                daily: scheduleOf({ arn: unknownValue }),
            },
            "the schedule names ids, and the data source has none yet": {
                source: { type: dataSourceType },
                daily: scheduleOf({
                    arn: start,
                    input: JSON.stringify({ KnowledgeBaseId: "KB12345678", DataSourceId: "DS12345678" }),
                }),
            },
            "for which source it is, is not known yet": {
                source: { type: dataSourceType },
                daily: scheduleOf({ arn: start, input: unknownValue }),
            },
        },
    },
});

/** The data sources and knowledge bases that the input of a schedule names. */
function named(
    schedule: ResourceView<Readable<ScheduleArgs>>,
    graph: GraphView,
): readonly ResourceView<Readable<AgentDataSourceArgs>>[] {
    const { target } = schedule.props;
    const types = [...dataSourceTypes, ...knowledgeBaseTypes];
    if (isUnknown(target, "input")) return graph.referredToBy(schedule, "target.input", ...types).resources;
    return [...(target?.input ?? "").matchAll(/[A-Za-z0-9-]{10,}/g)].flatMap(([id]) =>
        graph.identifiedBy(id, ...types),
    );
}

function hasKnownId(source: Readable<AgentDataSourceArgs> & { readonly dataSourceId?: string }): boolean {
    return isSet(source, "dataSourceId") && !isUnknown(source, "dataSourceId");
}

function mayStart(starter: ResourceView<unknown>, property: string, graph: GraphView): boolean {
    const { resources } = graph.referredToBy(starter, property, roleType);
    return resources.some((role) => mayDo(role, "bedrock:startingestionjob", graph));
}

function isTriggered(starter: ResourceView<unknown>, graph: GraphView): boolean {
    return [
        graph.referringTo(starter, "target.arn", scheduleType),
        graph.referringTo(starter, "arn", eventTargetType),
        graph.referringTo(starter, "lambdaFunctions.lambdaFunctionArn", notificationType),
    ].some(({ resources }) => resources.length > 0);
}
