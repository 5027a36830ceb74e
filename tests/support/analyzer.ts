import type { Policies } from "@pulumi/policy";
import * as server from "@pulumi/policy/server";
import type * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";

import { analyzeRequest, analyzeStackRequest } from "../../gate/analyzer/messages";
import { toCrossGuard } from "../../policy-pack/crossguard";
import type { Policy, Resource } from "../../policy-pack/policy";

/** What the SDK's own analyzer server reports. */
export interface Diagnostic {
    readonly policy: string;
    readonly urn: string;
    readonly message: string;
    readonly mandatory: boolean;
}

type Rpc<Request> = (
    call: { request: Request },
    callback: (error: Error | undefined, response?: proto.AnalyzeResponse) => void,
) => unknown;

type MakeRpc<Request> = (name: string, version: string, level: string, policies: Policies) => Rpc<Request>;

// The SDK marks these internal: they are there, and its declarations leave them out.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = server as unknown as {
    makeAnalyzeRpcFun: MakeRpc<proto.AnalyzeRequest>;
    makeAnalyzeStackRpcFun: MakeRpc<proto.AnalyzeStackRequest>;
};

/** Asks a policy by the SDK's own server; see {@link analyzeAll}. */
export function analyze(policy: Policy, resources: readonly Resource[]): Promise<readonly Diagnostic[]> {
    return analyzeAll([policy], resources);
}

/**
 * Asks the SDK's own server, as the engine does: real messages, its deserialiser, its proxy. The resources are analysed
 * one by one and then, where policies are of scope "stack", together.
 */
export async function analyzeAll(
    policies: readonly Policy[],
    resources: readonly Resource[],
): Promise<readonly Diagnostic[]> {
    const pack = ["annex42", "0.0.0", "advisory", toCrossGuard(policies)] as const;
    const analyzeOne = makeAnalyzeRpcFun(...pack);
    const answers = resources.map(async (resource) => {
        const diagnostics = await ask(analyzeOne, analyzeRequest(resource));
        return diagnostics.map((diagnostic) => ({ ...diagnostic, urn: diagnostic.urn || resource.urn }));
    });
    const stack = policies.some(({ scope }) => scope === "stack")
        ? await ask(makeAnalyzeStackRpcFun(...pack), analyzeStackRequest(resources))
        : [];
    return [...(await Promise.all(answers)).flat(), ...stack];
}

function ask<Request>(rpc: Rpc<Request>, request: Request): Promise<Diagnostic[]> {
    return new Promise((resolve, reject) => {
        void rpc({ request }, (error, response) => {
            if (error) return reject(error);
            const diagnostics = response?.getDiagnosticsList() ?? [];
            resolve(
                diagnostics.map((diagnostic) => ({
                    policy: diagnostic.getPolicyname(),
                    urn: diagnostic.getUrn(),
                    message: diagnostic.getMessage(),
                    mandatory: diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY,
                })),
            );
        });
    });
}
