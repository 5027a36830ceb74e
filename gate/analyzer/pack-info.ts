import * as proto from "@pulumi/pulumi/proto/analyzer_pb";

import type { PolicyInfo } from "../results";
import type { Configurable, PackEnforcementLevel, PackPolicySettings } from "./pack-config";
import { levels, severityOf } from "./results";

/** What a pack says of itself. */
export interface PackInfo extends Configurable {
    readonly version: string;
    readonly policies: readonly (Configurable["policies"][number] & {
        readonly scope: "resource" | "stack";
        readonly info: PolicyInfo;
    })[];
}

/** Reads the protocol's message. */
export function packInfo(message: proto.AnalyzerInfo): PackInfo {
    const name = message.getName();
    const initialConfig = [...message.getInitialconfigMap().entries()];
    return {
        name,
        version: message.getVersion(),
        initialConfig: Object.fromEntries(initialConfig.map(([policy, config]) => [policy, initialSettings(config)])),
        policies: message.getPoliciesList().map((policy) => {
            const enforcementLevel = levelOf(policy.getEnforcementlevel());
            const schema = policy.getConfigschema();
            return {
                name: policy.getName(),
                enforcementLevel,
                ...(schema && {
                    configSchema: {
                        properties: (schema.getProperties()?.toJavaScript() ?? {}) as Record<
                            string,
                            Record<string, unknown>
                        >,
                        required: schema.getRequiredList(),
                    },
                }),
                scope: policy.getPolicyType() === proto.PolicyType.POLICY_TYPE_STACK ? "stack" : "resource",
                info: policyInfo(name, policy, enforcementLevel),
            };
        }),
    };
}

function policyInfo(pack: string, policy: proto.PolicyInfo, enforcementLevel: PackEnforcementLevel): PolicyInfo {
    const description = policy.getDescription();
    const [firstLine = ""] = description.split("\n", 1);
    const [fix, reference] = [policy.getRemediationSteps(), policy.getUrl()];
    return {
        pack,
        id: policy.getName(),
        title: policy.getDisplayname() || firstLine.replace(/\.$/, ""),
        severity: severityOf(policy.getSeverity(), enforcementLevel),
        enforcementLevel,
        supports: [],
        equivalents: [],
        why: description,
        ...(fix !== "" && { fix }),
        ...(reference !== "" && { reference }),
    };
}

function initialSettings(config: proto.PolicyConfig): Partial<PackPolicySettings> {
    const properties = (config.getProperties()?.toJavaScript() ?? {}) as Record<string, unknown>;
    return { enforcementLevel: levelOf(config.getEnforcementlevel()), properties };
}

function levelOf(level: number): PackEnforcementLevel {
    const known = levels.get(level);
    if (known === undefined) throw new Error(`The protocol has no enforcement level ${level}`);
    return known;
}
