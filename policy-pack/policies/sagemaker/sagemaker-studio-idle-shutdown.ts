import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { domainTypes, userProfileTypes } from "../../services/sagemaker";

interface Config {
    readonly maximumMinutes: number;
}

interface IdleSettings {
    readonly lifecycleManagement?: string;
    readonly idleTimeoutInMinutes?: number;
    readonly maxIdleTimeoutInMinutes?: number;
}

interface AppSettings {
    readonly appLifecycleManagement?: { readonly idleSettings?: IdleSettings };
}

interface Settings {
    readonly jupyterLabAppSettings?: AppSettings;
    readonly codeEditorAppSettings?: AppSettings;
}

const [domainType] = domainTypes;
const [profileType] = userProfileTypes;
const idle = (idleSettings: IdleSettings): AppSettings => ({ appLifecycleManagement: { idleSettings } });
const twoHours = idle({ lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 120 });

export default definePolicy<Pick<DomainArgs, "defaultUserSettings"> & { userSettings?: Settings }, Config>({
    id: "sagemaker-studio-idle-shutdown",
    title: "Applications of Studio are shut down when nobody uses them",
    severity: "low",
    appliesTo: [...domainTypes, ...userProfileTypes],
    supports: ["A.4.5"],
    why: "A notebook that was left open keeps its instance, its copies of data and its credentials for whoever finds the session.",
    fix: 'Set appLifecycleManagement.idleSettings of JupyterLab and of the code editor with lifecycleManagement "ENABLED" and an idleTimeoutInMinutes.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-idle-shutdown.html",
    config: {
        maximumMinutes: {
            type: "integer",
            minimum: 60,
            default: 1440,
            description: "The longest that an application may be left idle before it is shut down, in minutes.",
        },
    },
    check(resource, { report, each, config, resource: { type } }) {
        const isDomain = (domainTypes as readonly string[]).includes(type);
        const holder = isDomain ? "defaultUserSettings" : "userSettings";
        each(["jupyterLabAppSettings", "codeEditorAppSettings"] as const, (app) => {
            const idleSettings = resource[holder]?.[app]?.appLifecycleManagement?.idleSettings;
            const path = `${holder}.${app}.appLifecycleManagement.idleSettings`;
            // A profile that says nothing has what its domain says.
            if (!idleSettings && !isDomain) return;
            if (idleSettings?.lifecycleManagement !== "ENABLED") {
                report("does not shut idle applications down", `${path}.lifecycleManagement`);
                return;
            }
            // Users may choose a longer time, up to the maximum.
            const { idleTimeoutInMinutes: usual, maxIdleTimeoutInMinutes: longest } = idleSettings;
            if (Math.max(Number(usual ?? 0), Number(longest ?? 0)) > config.maximumMinutes) {
                report(`leaves applications idle for more than ${config.maximumMinutes} minutes`, path);
            }
        });
    },
    examples: {
        passes: {
            "both kinds of applications are shut down after two hours": {
                defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours },
            },
            "a profile says nothing, and has what its domain says": ofType(profileType, { userSettings: {} }),
        },
        fails: {
            "nothing is said": { defaultUserSettings: {} },
            "only JupyterLab is shut down": { defaultUserSettings: { jupyterLabAppSettings: twoHours } },
            "it is turned off": {
                defaultUserSettings: {
                    jupyterLabAppSettings: idle({ lifecycleManagement: "DISABLED" }),
                    codeEditorAppSettings: twoHours,
                },
            },
            "users may choose a week": {
                defaultUserSettings: {
                    jupyterLabAppSettings: idle({
                        lifecycleManagement: "ENABLED",
                        idleTimeoutInMinutes: 120,
                        maxIdleTimeoutInMinutes: 10080,
                    }),
                    codeEditorAppSettings: twoHours,
                },
            },
            "a profile turns it off": ofType(profileType, {
                userSettings: { jupyterLabAppSettings: idle({ lifecycleManagement: "DISABLED" }) },
            }),
            "the organisation allows an hour": withConfig(
                { maximumMinutes: 60 },
                { defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours } },
            ),
        },
        unknown: {
            "the settings are not known yet": { defaultUserSettings: unknownValue },
            "whether it is on is not known yet": ofType(domainType, {
                defaultUserSettings: {
                    jupyterLabAppSettings: idle({ lifecycleManagement: unknownValue }),
                    codeEditorAppSettings: twoHours,
                },
            }),
        },
    },
});
