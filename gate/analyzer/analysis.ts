import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

import type { Properties, Resource, SourcePosition, Verdict } from "../../policy-pack/policy";
import { makeUrn } from "../engine/urn";
import { effectOf } from "../evaluate";
import type { PolicyResult } from "../evaluate";
import type { PolicyInfo } from "../results";
import { analyzeRequest, analyzeStackRequest, providersByReference } from "./messages";
import type { PackEnforcementLevel, PackPolicySettings } from "./pack-config";
import type { PackInfo } from "./pack-info";
import type { Method, PackProcess, PackStack } from "./pack-process";
import { failedPolicy, levels, ownMessage, severityOf, unknownReason } from "./results";

const methods = AnalyzerClient.prototype;

/** What a request is about: a resource, or the stack, which goes by the URN of its root. */
interface Subject {
    readonly name: string;
    readonly urn: string;
    readonly source?: SourcePosition;
}

/** What is said of a subject, before it is made a result. */
interface Finding {
    readonly policy: string;
    readonly verdict: Verdict;
    readonly message?: string;
    readonly level?: "mandatory" | "advisory";
    /** The protocol's number. */
    readonly severity?: number;
    /** Where it is not about the subject itself. */
    readonly urn?: string;
}

/** The questions to one pack about one stack, and what it answered. */
export class Analysis {
    readonly results: PolicyResult[] = [];
    private readonly canRemediate: boolean;
    private readonly infos: ReadonlyMap<string, PolicyInfo>;
    private sources: ReadonlyMap<string, SourcePosition | undefined> = new Map();

    constructor(
        private readonly process: PackProcess,
        private readonly info: PackInfo,
        private readonly settings: ReadonlyMap<string, PackPolicySettings>,
        private readonly stack: PackStack,
    ) {
        this.infos = new Map(info.policies.map((policy) => [policy.name, policy.info]));
        this.canRemediate = [...settings.values()].some(({ enforcementLevel }) => enforcementLevel === "remediate");
    }

    /** Configures the pack and asks it about every resource that the stack manages, then about the stack. */
    async run(resources: readonly Resource[]): Promise<void> {
        // The engine keeps from analyzers what a program only reads.
        const managed = resources.filter(({ external }) => external !== true);
        this.sources = new Map(managed.map(({ urn, source }) => [urn, source]));
        await this.process.ask(methods.configureStack, stackRequest(this.stack));
        await this.configure();
        const providers = providersByReference(managed);
        const remediated: Resource[] = [];
        for (const resource of managed) {
            const provider = providers(resource);
            const after = this.canRemediate ? await this.remediate(resource, provider) : resource;
            remediated.push(after);
            await this.analyze("resource", after, methods.analyze, analyzeRequest(after, provider));
        }
        const { stack, project } = this.stack;
        const name = `${project}-${stack}`;
        const root = { name, urn: makeUrn(stack, project, "", "pulumi:pulumi:Stack", name) };
        await this.analyze("stack", root, methods.analyzeStack, analyzeStackRequest(remediated));
    }

    private async configure(disabled: ReadonlySet<string> = new Set()): Promise<void> {
        const request = new proto.ConfigureAnalyzerRequest();
        for (const [name, { enforcementLevel, properties }] of this.settings) {
            const level = disabled.has(name) ? "disabled" : enforcementLevel;
            request.getPolicyconfigMap().set(name, policyConfig(level, properties));
        }
        await this.process.ask(methods.configure, request);
    }

    /** The resource as the pack's remediations leave it; what they changed is reported. */
    private async remediate(resource: Resource, provider: Resource | undefined): Promise<Resource> {
        const request = analyzeRequest(resource, provider);
        const response = await this.withoutFailing(resource, () => this.process.ask(methods.remediate, request));
        let { inputs } = resource;
        for (const remediation of response.getRemediationsList()) {
            const policy = remediation.getPolicyname();
            const properties = remediation.getProperties()?.toJavaScript() as Properties | undefined;
            if (!properties) {
                const reason = unknownReason(remediation.getDiagnostic()) ?? remediation.getDiagnostic();
                this.report(resource, {
                    policy,
                    verdict: "unknown",
                    message: `"${resource.name}" could not be remediated: ${reason}.`,
                });
                continue;
            }
            const changed = changedProperties(inputs, properties);
            if (changed.length > 0) {
                const message = `"${resource.name}" is changed by the pack's remediation when it is deployed: ${changed.join(", ")}.`;
                this.report(resource, { policy, verdict: "fail", message, level: "advisory" });
            }
            inputs = properties;
        }
        if (inputs === resource.inputs) return resource;
        const computed = Object.entries(resource.outputs).filter(([key]) => !(key in resource.inputs));
        return { ...resource, inputs, outputs: { ...Object.fromEntries(computed), ...inputs } };
    }

    private async analyze<Request>(
        scope: "resource" | "stack",
        subject: Subject,
        method: Method<Request, proto.AnalyzeResponse>,
        request: Request,
    ): Promise<void> {
        const before = this.results.length;
        const response = await this.withoutFailing(subject, () => this.process.ask(method, request));
        for (const diagnostic of response.getDiagnosticsList()) this.report(subject, findingOf(diagnostic, subject));
        const spoken = new Set([
            ...this.results.slice(before).map(({ policy }) => policy),
            ...response.getNotApplicableList().map((policy) => policy.getPolicyName()),
        ]);
        for (const { name, scope: itsScope } of this.info.policies) {
            if (itsScope !== scope || spoken.has(name) || this.levelOf(name) === "disabled") continue;
            this.report(subject, { policy: name, verdict: "pass" });
        }
    }

    /**
     * Asks, and when a policy throws, notes that and asks the others: the SDK answers for all with one error as soon as
     * one of them throws. A policy that threw counts as violated whatever its level, as it would stop a real run.
     */
    private async withoutFailing<Response>(subject: Subject, ask: () => Promise<Response>): Promise<Response> {
        const failed = new Set<string>();
        for (;;) {
            try {
                const response = await ask();
                if (failed.size > 0) await this.configure();
                return response;
            } catch (error) {
                const policy = failedPolicy(error);
                if (policy === undefined || !this.settings.has(policy.name) || failed.has(policy.name)) throw error;
                failed.add(policy.name);
                const message = `"${subject.name}" could not be checked, because the policy itself failed: ${policy.reason}.`;
                this.report(subject, { policy: policy.name, verdict: "fail", message, level: "mandatory" });
                await this.configure(failed);
            }
        }
    }

    private report(subject: Subject, { policy, verdict, message, level, severity = 0, urn }: Finding): void {
        const itsLevel = this.levelOf(policy);
        const enforcementLevel = level ?? (itsLevel === "mandatory" ? "mandatory" : "advisory");
        const info = this.infos.get(policy);
        const source = urn === undefined ? subject.source : this.sources.get(urn);
        this.results.push({
            pack: this.info.name,
            policy,
            urn: urn ?? subject.urn,
            verdict,
            ...(message !== undefined && { message }),
            severity: severity === 0 && info ? info.severity : severityOf(severity, enforcementLevel),
            enforcementLevel,
            effect: effectOf(verdict, enforcementLevel, "warn"),
            madeUp: [],
            ...(source && { source }),
        });
    }

    private levelOf(policy: string): PackEnforcementLevel | undefined {
        return this.settings.get(policy)?.enforcementLevel;
    }
}

function findingOf(diagnostic: proto.AnalyzeDiagnostic, { name }: Subject): Finding {
    const [policy, urn] = [diagnostic.getPolicyname(), diagnostic.getUrn() || undefined];
    const unknown = unknownReason(diagnostic.getMessage());
    if (unknown !== undefined) {
        const message = `"${name}" could not be checked: ${unknown}.`;
        return { policy, verdict: "unknown", message, ...(urn && { urn }) };
    }
    return {
        policy,
        verdict: "fail",
        message: ownMessage(diagnostic),
        // What is still violated after remediation blocks.
        level: levels.get(diagnostic.getEnforcementlevel()) === "advisory" ? "advisory" : "mandatory",
        severity: diagnostic.getSeverity(),
        ...(urn && { urn }),
    };
}

function changedProperties(before: Properties, after: Properties): readonly string[] {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

function policyConfig(level: PackEnforcementLevel, properties: Properties): proto.PolicyConfig {
    const number = [...levels].find(([, name]) => name === level)?.[0] ?? proto.EnforcementLevel.MANDATORY;
    return new proto.PolicyConfig()
        .setEnforcementlevel(number as proto.EnforcementLevel)
        .setProperties(Struct.fromJavaScript(properties as Record<string, JavaScriptValue>));
}

function stackRequest({ stack, project, organization, config }: PackStack): proto.AnalyzerStackConfigureRequest {
    const request = new proto.AnalyzerStackConfigureRequest()
        .setStack(stack)
        .setProject(project)
        .setOrganization(organization)
        .setDryRun(true);
    for (const [key, value] of Object.entries(config)) request.getConfigMap().set(key, value);
    return request;
}
