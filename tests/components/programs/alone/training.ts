import {
    ExecutionRole,
    FeatureStore,
    ModelRegistry,
    Notebook,
    PrivateNetwork,
    SecureBucket,
    TrainingPipeline,
    TrainingWorkspace,
} from "../../../../components";
import { system } from "./system";

const network = new PrivateNetwork("training-network");
const parent = { parent: system };
const image = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/train@sha256:${"0123456789abcdef".repeat(4)}`;

// Each with its fewest arguments.
const registry = new ModelRegistry("registry", { approverArn: "arn:aws:iam::111122223333:role/model-approver" });
new TrainingWorkspace("workspace", { network });
new Notebook("notebook", { network });
const data = { bucket: new SecureBucket("training-data", {}, parent), prefix: "loans/" };
new TrainingPipeline("pipeline", { training: { image, data }, network, registry }, parent);
new TrainingPipeline(
    "gpu-pipeline",
    {
        training: { image, data, instances: { type: "ml.g5.2xlarge", count: 2 } },
        network,
        registry,
    },
    parent,
);
const features = new FeatureStore(
    "features",
    {
        features: { id: "String", time: "Fractional", income: "Fractional" },
        recordIdentifier: "id",
        eventTime: "time",
    },
    parent,
);

// With everything that it can have.
new TrainingWorkspace("full-workspace", {
    network,
    users: ["ada@example.com", "grace@example.com"],
    idleMinutes: 600,
    startScript: "#!/bin/bash\necho ready\n",
});
new ModelRegistry("carded-registry", {
    approverArn: "arn:aws:iam::111122223333:role/model-approver",
    card: {
        purpose: "Scores requests for consumer loans",
        intendedUses: "One input of a loan officer's decision",
        risks: "Unfair scores for groups that are rare in the data",
        trainingData: "Requests of the last five years, without those of employees",
        riskRating: "High",
        evaluation: "Accuracy and disparate impact by age and sex, on last year's requests",
        owner: "credit-risk@example.com",
    },
});

// What roles are granted.
const builder = new ExecutionRole("builder", { service: "sagemaker.amazonaws.com" });
registry.grantBuild(builder);
registry.grantSign(builder);
features.grantRead(builder);
features.grantWrite(builder);
const deployer = new ExecutionRole("deployer", { service: "sagemaker.amazonaws.com" });
registry.grantRead(deployer);
const approver = new ExecutionRole("approver", { service: "sagemaker.amazonaws.com" });
registry.grantApprove(approver);
