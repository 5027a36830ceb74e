import { asList, definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import { agentType } from "../../services/bedrock";
import { agentTypes, nativeAgentType, promptOverrideOf } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";
import { accountOf, functionsAt, functionType } from "../../services/ai-functions";

const agentResourceRoleArn = "arn:aws:iam::111122223333:role/agent";
const own = "arn:aws:lambda:eu-west-1:111122223333:function:parser";
const foreign = "arn:aws:lambda:eu-west-1:444455556666:function:parser";

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-lambda-same-account",
    title: "Functions that steer an agent are of the agent's own account",
    severity: "medium",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.6.2.5", "A.10.3"],
    why: "A parser reads every answer of the model and decides what the agent does next; an orchestrator decides all of it. In another account somebody else can change it, unseen.",
    fix: "Name in overrideLambda, customOrchestration and the action groups functions of the account that the agent is in.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/lambda-parser.html",
    check(agent, { graph, report, unknown, notApplicable, each }) {
        const override = promptOverrideOf(agent.props);
        const { customOrchestration, actionGroups } = agent.props;
        const executor = customOrchestration?.executor;
        const named = [
            ...(override?.value
                ? [{ of: override.value, key: "overrideLambda", path: `${override.path}.overrideLambda` }]
                : []),
            ...(executor ? [{ of: executor, key: "lambda", path: "customOrchestration.executor.lambda" }] : []),
            ...asList(actionGroups).flatMap(({ actionGroupExecutor }, index) =>
                actionGroupExecutor
                    ? [
                          {
                              of: actionGroupExecutor,
                              key: "lambda",
                              path: `actionGroups.${index}.actionGroupExecutor.lambda`,
                          },
                      ]
                    : [],
            ),
        ].map(({ of, key, path }) => ({ of: of as Readonly<Record<string, string | undefined>>, key, path }));
        const given = named.filter(({ of, key }) => isUnknown(of, key) || of[key] !== undefined);
        if (given.length === 0) return notApplicable();
        each(given, ({ of, key, path }) => {
            const isOfStack = functionsAt(agent, path.replace(/\.\d+(?=\.)/g, ""), graph).resources.length > 0;
            if (isUnknown(of, key)) {
                if (!isOfStack) unknown("is steered by a function that is not known yet", path);
                return;
            }
            const account = accountOf(of[key] ?? "");
            const home = accountOf(agent.props.agentResourceRoleArn ?? "");
            if (account !== undefined && home !== undefined && account !== home) {
                report("is steered by a function of another account", path);
            }
        });
    },
    examples: {
        passes: {
            "the parser is of the agent's account": {
                agent: {
                    type: agentType,
                    props: { agentResourceRoleArn, promptOverrideConfigurations: [{ overrideLambda: own }] },
                },
            },
            "the parser is made in the same deployment": {
                parser: { type: functionType, props: { arn: own } },
                agent: {
                    type: agentType,
                    props: {
                        agentResourceRoleArn,
                        promptOverrideConfigurations: [{ overrideLambda: ref("parser", "arn") }],
                    },
                },
            },
        },
        fails: {
            "the parser is of another account": {
                agent: {
                    type: agentType,
                    props: { agentResourceRoleArn, promptOverrideConfigurations: [{ overrideLambda: foreign }] },
                },
            },
            "the orchestrator is of another account": {
                agent: {
                    type: nativeAgentType,
                    props: {
                        agentResourceRoleArn,
                        orchestrationType: "CUSTOM_ORCHESTRATION",
                        customOrchestration: { executor: { lambda: foreign } },
                    },
                },
            },
            "one of two action groups calls another account": {
                agent: {
                    type: nativeAgentType,
                    props: {
                        agentResourceRoleArn,
                        actionGroups: [
                            { actionGroupExecutor: { lambda: own } },
                            { actionGroupExecutor: { lambda: foreign } },
                        ],
                    },
                },
            },
        },
        unknown: {
            "the parser comes from elsewhere and is not known yet": {
                agent: {
                    type: agentType,
                    props: { agentResourceRoleArn, promptOverrideConfigurations: [{ overrideLambda: unknownValue }] },
                },
            },
            "the agent's role is not known yet": {
                agent: {
                    type: agentType,
                    props: {
                        agentResourceRoleArn: unknownValue,
                        promptOverrideConfigurations: [{ overrideLambda: own }],
                    },
                },
            },
        },
        notApplicable: {
            "no function steers the agent": { agent: { type: agentType, props: { agentResourceRoleArn } } },
        },
    },
});
