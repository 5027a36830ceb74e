/** One published way of getting permissions that one was not given. */
export interface EscalationMethod {
    /** Kebab-case, begins with the service. */
    readonly id: string;
    /**
     * What it works on: IAM itself, a role that is passed to something new or changed, or something that is there and
     * has a role already.
     */
    readonly kind: "self" | "pass-role" | "existing-resource";
    /** Completes the sentence "<principal> can ...". */
    readonly words: string;
    /** All of them are needed. */
    readonly actions: readonly string[];
    /** The service that the role is passed to, as `iam:PassedToService` has it. */
    readonly passedTo?: string;
}

type Row = readonly [id: string, words: string, actions: readonly string[], passedTo?: string];

/** What changes permissions by IAM itself. */
const onIam: readonly Row[] = [
    [
        "iam-create-policy-version",
        "write a new version of a policy and make it the default",
        ["iam:CreatePolicyVersion"],
    ],
    ["iam-set-default-policy-version", "bring back an older version of a policy", ["iam:SetDefaultPolicyVersion"]],
    ["iam-create-access-key", "make an access key for another user", ["iam:CreateAccessKey"]],
    ["iam-create-login-profile", "give another user a password", ["iam:CreateLoginProfile"]],
    ["iam-update-login-profile", "change another user's password", ["iam:UpdateLoginProfile"]],
    [
        "iam-create-service-specific-credential",
        "make a credential for a service in another user's name",
        ["iam:CreateServiceSpecificCredential"],
    ],
    [
        "iam-reset-service-specific-credential",
        "reset another user's credential for a service",
        ["iam:ResetServiceSpecificCredential"],
    ],
    ["iam-attach-user-policy", "attach a policy to a user", ["iam:AttachUserPolicy"]],
    ["iam-attach-group-policy", "attach a policy to a group", ["iam:AttachGroupPolicy"]],
    ["iam-attach-role-policy", "attach a policy to a role", ["iam:AttachRolePolicy"]],
    ["iam-put-user-policy", "write an inline policy of a user", ["iam:PutUserPolicy"]],
    ["iam-put-group-policy", "write an inline policy of a group", ["iam:PutGroupPolicy"]],
    ["iam-put-role-policy", "write an inline policy of a role", ["iam:PutRolePolicy"]],
    ["iam-add-user-to-group", "put a user into a group", ["iam:AddUserToGroup"]],
    ["iam-update-assume-role-policy", "change whom a role trusts", ["iam:UpdateAssumeRolePolicy"]],
    [
        "iam-delete-role-permissions-boundary",
        "take away the permissions boundary of a role",
        ["iam:DeleteRolePermissionsBoundary"],
    ],
    [
        "iam-delete-user-permissions-boundary",
        "take away the permissions boundary of a user",
        ["iam:DeleteUserPermissionsBoundary"],
    ],
    ["sts-assume-role", "take on another role", ["sts:AssumeRole"]],
];

/** What runs with a role that is passed to it; each takes iam:PassRole as well. */
const byPassingRole: readonly Row[] = [
    [
        "amplify-create-app",
        "build an app in AWS Amplify with a role",
        ["amplify:CreateApp", "amplify:CreateBranch", "amplify:StartJob"],
        "amplify.amazonaws.com",
    ],
    [
        "apprunner-create-service",
        "start an App Runner service with a role",
        ["apprunner:CreateService"],
        "tasks.apprunner.amazonaws.com",
    ],
    [
        "autoscaling-create-group",
        "start instances in a new Auto Scaling group with a role",
        ["autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"],
        "ec2.amazonaws.com",
    ],
    [
        "autoscaling-update-group",
        "start instances in an Auto Scaling group with a role",
        ["autoscaling:CreateLaunchConfiguration", "autoscaling:UpdateAutoScalingGroup"],
        "ec2.amazonaws.com",
    ],
    [
        "batch-submit-job",
        "run a new AWS Batch job with a role",
        ["batch:RegisterJobDefinition", "batch:SubmitJob"],
        "ecs-tasks.amazonaws.com",
    ],
    [
        "bedrock-create-agent",
        "make an agent of Amazon Bedrock that acts with a role",
        ["bedrock:CreateAgent", "bedrock:CreateAgentActionGroup", "bedrock:InvokeAgent"],
        "bedrock.amazonaws.com",
    ],
    [
        "agentcore-create-code-interpreter",
        "run code in a new code interpreter of AgentCore with a role",
        [
            "bedrock-agentcore:CreateCodeInterpreter",
            "bedrock-agentcore:StartCodeInterpreterSession",
            "bedrock-agentcore:InvokeCodeInterpreter",
        ],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-create-runtime",
        "run code in a new agent runtime of AgentCore with a role",
        ["bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-create-browser",
        "run a new browser of AgentCore with a role",
        ["bedrock-agentcore:CreateBrowser", "bedrock-agentcore:StartBrowserSession"],
        "bedrock-agentcore.amazonaws.com",
    ],
    ["braket-create-job", "run a job of Amazon Braket with a role", ["braket:CreateJob"], "braket.amazonaws.com"],
    [
        "cloudformation-create-stack",
        "make a CloudFormation stack with a role",
        ["cloudformation:CreateStack"],
        "cloudformation.amazonaws.com",
    ],
    [
        "cloudformation-create-stack-set",
        "make a CloudFormation stack set with a role",
        ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
        "cloudformation.amazonaws.com",
    ],
    [
        "cloudformation-update-stack-set",
        "change a CloudFormation stack set with a role",
        ["cloudformation:UpdateStackSet"],
        "cloudformation.amazonaws.com",
    ],
    [
        "codebuild-create-project",
        "run a new CodeBuild project with a role",
        ["codebuild:CreateProject", "codebuild:StartBuild"],
        "codebuild.amazonaws.com",
    ],
    [
        "codebuild-create-project-batch",
        "run a new CodeBuild project as a batch with a role",
        ["codebuild:CreateProject", "codebuild:StartBuildBatch"],
        "codebuild.amazonaws.com",
    ],
    [
        "codebuild-update-project",
        "give a CodeBuild project another role and run it",
        ["codebuild:UpdateProject", "codebuild:StartBuild"],
        "codebuild.amazonaws.com",
    ],
    [
        "codedeploy-create-deployment",
        "deploy with a role of CodeDeploy",
        ["codedeploy:CreateDeploymentGroup", "codedeploy:CreateDeployment"],
        "codedeploy.amazonaws.com",
    ],
    [
        "codepipeline-create-pipeline",
        "run a new CodePipeline pipeline with a role",
        ["codepipeline:CreatePipeline"],
        "codepipeline.amazonaws.com",
    ],
    [
        "codestar-create-project",
        "make a CodeStar project with a role",
        ["codestar:CreateProject"],
        "codestar.amazonaws.com",
    ],
    [
        "cognito-set-identity-pool-roles",
        "give the guests of an identity pool a role",
        ["cognito-identity:SetIdentityPoolRoles"],
        "cognito-identity.amazonaws.com",
    ],
    [
        "datapipeline-create-pipeline",
        "run a new data pipeline with a role",
        ["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition", "datapipeline:ActivatePipeline"],
        "datapipeline.amazonaws.com",
    ],
    ["ec2-run-instances", "start an instance with a role", ["ec2:RunInstances"], "ec2.amazonaws.com"],
    [
        "ec2-request-spot-instances",
        "start a spot instance with a role",
        ["ec2:RequestSpotInstances"],
        "ec2.amazonaws.com",
    ],
    ["ec2-request-spot-fleet", "start a spot fleet with a role", ["ec2:RequestSpotFleet"], "ec2.amazonaws.com"],
    [
        "ec2-associate-instance-profile",
        "give a running instance a role",
        ["ec2:AssociateIamInstanceProfile"],
        "ec2.amazonaws.com",
    ],
    [
        "ec2-replace-instance-profile",
        "give a running instance another role",
        ["ec2:ReplaceIamInstanceProfileAssociation"],
        "ec2.amazonaws.com",
    ],
    [
        "ecs-create-service",
        "run a new task in an ECS service with a role",
        ["ecs:RegisterTaskDefinition", "ecs:CreateService"],
        "ecs-tasks.amazonaws.com",
    ],
    [
        "ecs-update-service",
        "put a new task into an ECS service with a role",
        ["ecs:RegisterTaskDefinition", "ecs:UpdateService"],
        "ecs-tasks.amazonaws.com",
    ],
    ["ecs-run-task", "run an ECS task with a role", ["ecs:RunTask"], "ecs-tasks.amazonaws.com"],
    ["ecs-start-task", "start an ECS task with a role", ["ecs:StartTask"], "ecs-tasks.amazonaws.com"],
    ["emr-run-job-flow", "start an EMR cluster with a role", ["elasticmapreduce:RunJobFlow"], "ec2.amazonaws.com"],
    [
        "emr-serverless-start-job-run",
        "run an EMR Serverless job with a role",
        ["emr-serverless:StartJobRun"],
        "emr-serverless.amazonaws.com",
    ],
    [
        "gamelift-create-fleet",
        "start a GameLift fleet with a role",
        ["gamelift:CreateBuild", "gamelift:CreateFleet"],
        "gamelift.amazonaws.com",
    ],
    [
        "glue-create-dev-endpoint",
        "make a Glue development endpoint with a role",
        ["glue:CreateDevEndpoint"],
        "glue.amazonaws.com",
    ],
    ["glue-create-job", "run a new Glue job with a role", ["glue:CreateJob", "glue:StartJobRun"], "glue.amazonaws.com"],
    [
        "glue-create-job-trigger",
        "let a trigger run a new Glue job with a role",
        ["glue:CreateJob", "glue:CreateTrigger"],
        "glue.amazonaws.com",
    ],
    [
        "glue-update-job",
        "give a Glue job other code and another role, and run it",
        ["glue:UpdateJob", "glue:StartJobRun"],
        "glue.amazonaws.com",
    ],
    [
        "glue-update-job-trigger",
        "give a Glue job other code and another role, and let a trigger run it",
        ["glue:UpdateJob", "glue:CreateTrigger"],
        "glue.amazonaws.com",
    ],
    [
        "glue-create-session",
        "run code in a Glue session with a role",
        ["glue:CreateSession", "glue:RunStatement"],
        "glue.amazonaws.com",
    ],
    [
        "imagebuilder-create-pipeline",
        "build an image on an instance with a role",
        ["imagebuilder:CreateInfrastructureConfiguration", "imagebuilder:CreateImage"],
        "ec2.amazonaws.com",
    ],
    [
        "kinesisanalytics-create-application",
        "run a new Managed Flink application with a role",
        ["kinesisanalytics:CreateApplication", "kinesisanalytics:StartApplication"],
        "kinesisanalytics.amazonaws.com",
    ],
    [
        "lambda-create-function",
        "run a new function with a role",
        ["lambda:CreateFunction", "lambda:InvokeFunction"],
        "lambda.amazonaws.com",
    ],
    [
        "lambda-create-function-event-source",
        "let events run a new function with a role",
        ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
        "lambda.amazonaws.com",
    ],
    [
        "lambda-create-function-permission",
        "let somebody else run a new function with a role",
        ["lambda:CreateFunction", "lambda:AddPermission"],
        "lambda.amazonaws.com",
    ],
    [
        "lambda-create-function-url",
        "open a new function with a role by a URL",
        ["lambda:CreateFunction", "lambda:CreateFunctionUrlConfig"],
        "lambda.amazonaws.com",
    ],
    [
        "omics-start-run",
        "run a HealthOmics workflow with a role",
        ["omics:CreateWorkflow", "omics:StartRun"],
        "omics.amazonaws.com",
    ],
    [
        "sagemaker-create-notebook-instance",
        "make a notebook instance with a role and open it",
        ["sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-notebook-instance-lifecycle",
        "make a notebook instance with a role that runs code at its start",
        ["sagemaker:CreateNotebookInstance", "sagemaker:CreateNotebookInstanceLifecycleConfig"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-training-job",
        "run a training job with a role",
        ["sagemaker:CreateTrainingJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-processing-job",
        "run a processing job with a role",
        ["sagemaker:CreateProcessingJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-tuning-job",
        "run a tuning job with a role",
        ["sagemaker:CreateHyperParameterTuningJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-auto-ml-job",
        "run an AutoML job with a role",
        ["sagemaker:CreateAutoMLJobV2"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-endpoint",
        "serve a new model whose code runs with a role",
        ["sagemaker:CreateModel", "sagemaker:CreateEndpointConfig", "sagemaker:CreateEndpoint"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-transform-job",
        "run a batch transform with a new model that has a role",
        ["sagemaker:CreateModel", "sagemaker:CreateTransformJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-domain",
        "make a Studio domain with a role and open it",
        ["sagemaker:CreateDomain", "sagemaker:CreateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-user-profile",
        "make a Studio user with a role and open its domain",
        ["sagemaker:CreateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-pipeline",
        "run a SageMaker pipeline with a role",
        ["sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"],
        "sagemaker.amazonaws.com",
    ],
    [
        "scheduler-create-schedule",
        "let a schedule call any service with a role",
        ["scheduler:CreateSchedule"],
        "scheduler.amazonaws.com",
    ],
    [
        "ssm-start-automation-execution",
        "run a Systems Manager automation with a role",
        ["ssm:StartAutomationExecution"],
        "ssm.amazonaws.com",
    ],
    [
        "states-create-state-machine",
        "run a new state machine with a role",
        ["states:CreateStateMachine", "states:StartExecution"],
        "states.amazonaws.com",
    ],
    [
        "states-update-state-machine",
        "give a state machine other steps and another role, and run it",
        ["states:UpdateStateMachine", "states:StartExecution"],
        "states.amazonaws.com",
    ],
];

/** What takes over something that has a role. */
const byExistingResource: readonly Row[] = [
    [
        "agentcore-code-interpreter",
        "run code in a code interpreter of AgentCore that has a role",
        ["bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:InvokeCodeInterpreter"],
    ],
    [
        "apprunner-update-service",
        "give an App Runner service that has a role another command",
        ["apprunner:UpdateService"],
    ],
    ["batch-submit-existing-job", "run an AWS Batch job that has a role with another command", ["batch:SubmitJob"]],
    ["cloudformation-update-stack", "change a CloudFormation stack that has a role", ["cloudformation:UpdateStack"]],
    [
        "cloudformation-change-set",
        "change a CloudFormation stack that has a role by a change set",
        ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
    ],
    ["codebuild-start-build", "run a CodeBuild project that has a role with other steps", ["codebuild:StartBuild"]],
    [
        "codebuild-start-build-batch",
        "run a CodeBuild project that has a role as a batch with other steps",
        ["codebuild:StartBuildBatch"],
    ],
    ["codedeploy-existing-group", "deploy other code to instances that have a role", ["codedeploy:CreateDeployment"]],
    ["ec2-instance-connect", "sign in to an instance that has a role", ["ec2-instance-connect:SendSSHPublicKey"]],
    [
        "ec2-modify-instance-attribute",
        "make an instance that has a role run code at its start",
        ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"],
    ],
    [
        "ec2-modify-launch-template",
        "make instances of a launch template that has a role run code at their start",
        ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
    ],
    ["ecs-execute-command", "run a command in an ECS task that has a role", ["ecs:ExecuteCommand"]],
    ["glue-update-dev-endpoint", "sign in to a Glue development endpoint that has a role", ["glue:UpdateDevEndpoint"]],
    ["glue-run-statement", "run code in a Glue session that has a role", ["glue:RunStatement"]],
    ["lambda-update-function-code", "give a function that has a role other code", ["lambda:UpdateFunctionCode"]],
    [
        "lambda-update-function-configuration",
        "put a layer before the code of a function that has a role",
        ["lambda:UpdateFunctionConfiguration"],
    ],
    [
        "sagemaker-presigned-notebook-url",
        "open a notebook instance that has a role",
        ["sagemaker:CreatePresignedNotebookInstanceUrl"],
    ],
    [
        "sagemaker-presigned-domain-url",
        "open a Studio domain as a user who has a role",
        ["sagemaker:CreatePresignedDomainUrl"],
    ],
    [
        "sagemaker-notebook-lifecycle-config",
        "make a notebook instance that has a role run code at its start",
        [
            "sagemaker:CreateNotebookInstanceLifecycleConfig",
            "sagemaker:StopNotebookInstance",
            "sagemaker:UpdateNotebookInstance",
            "sagemaker:StartNotebookInstance",
        ],
    ],
    ["ssm-send-command", "run a command on an instance that has a role", ["ssm:SendCommand"]],
    ["ssm-start-session", "open a session on an instance that has a role", ["ssm:StartSession"]],
    [
        "ssm-create-association",
        "let Systems Manager run a command on instances that have a role",
        ["ssm:CreateAssociation"],
    ],
];

/** Every method, the plainest first. */
export const methods: readonly EscalationMethod[] = [
    ...onIam.map(([id, words, actions]) => ({ id, kind: "self" as const, words, actions })),
    ...byPassingRole.map(([id, words, actions, passedTo]) => ({
        id,
        kind: "pass-role" as const,
        words,
        actions: ["iam:PassRole", ...actions],
        ...(passedTo !== undefined && { passedTo }),
    })),
    ...byExistingResource.map(([id, words, actions]) => ({ id, kind: "existing-resource" as const, words, actions })),
];
