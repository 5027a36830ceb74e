import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { modelTypes } from "../../services/sagemaker";

export default definePolicy<ModelArgs>({
    id: "sagemaker-model-network-isolation",
    title: "Models run with network isolation",
    severity: "high",
    appliesTo: modelTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_370",
        "prowler:sagemaker_models_network_isolation_enabled",
        "fsbp:SageMaker.5",
        "config:SAGEMAKER_MODEL_ISOLATION_ENABLED",
        "steampipe:sagemaker_model_network_isolation_enabled",
        "sentinel:sagemaker-models-should-block-inbound-traffic",
        "aws-aiml:SM-11",
    ],
    why: "Inference containers reach the internet by default: a manipulated model or library can send every request it answers elsewhere.",
    fix: "Set enableNetworkIsolation to true; SageMaker fetches the model artefacts for the container.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    check(model, { report }) {
        // Absent means false.
        if (model.enableNetworkIsolation !== true) report("runs without network isolation", "enableNetworkIsolation");
    },
    examples: {
        passes: {
            "network isolation is on": { enableNetworkIsolation: true },
        },
        fails: {
            "network isolation is left at its default, off": {},
            "network isolation is off": { enableNetworkIsolation: false },
        },
        unknown: {
            "network isolation comes from a value not known yet": { enableNetworkIsolation: unknownValue },
        },
    },
});
