import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue, withConfig } from "../../policy";
import { domainTypes, spaceTypes, userProfileTypes } from "../../services/sagemaker";

interface Config {
    readonly maximumMinutes: number;
}

interface IdleSettings {
    readonly lifecycleManagement?: string;
    readonly idleTimeoutInMinutes?: number;
    readonly minIdleTimeoutInMinutes?: number;
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
const [spaceType] = spaceTypes;
const idle = (idleSettings: IdleSettings): AppSettings => ({ appLifecycleManagement: { idleSettings } });
const twoHours = idle({ lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 120 });

interface Studio extends Pick<DomainArgs, "defaultUserSettings" | "defaultSpaceSettings"> {
    readonly userSettings?: Settings;
    readonly spaceSettings?: Settings;
}

/** What a user may choose where nobody sets a maximum, and how long SageMaker waits where nobody sets a time: a week. */
const longest = 525_600;
const unsaid = 10_080;

/** What holds the settings, and whether the shutdown has to be turned on there or is by what stands above. */
const holders: Readonly<Record<string, readonly (readonly [keyof Studio, "asked" | "ifSaid" | "timeOnly"])[]>> = {
    ...Object.fromEntries(
        domainTypes.map((type) => [
            type,
            [
                ["defaultUserSettings", "asked"],
                ["defaultSpaceSettings", "asked"],
            ],
        ]),
    ),
    // A profile that says nothing has what its domain says.
    ...Object.fromEntries(userProfileTypes.map((type) => [type, [["userSettings", "ifSaid"]]])),
    // A space can only choose another time.
    ...Object.fromEntries(spaceTypes.map((type) => [type, [["spaceSettings", "timeOnly"]]])),
};

const apps = ["jupyterLabAppSettings", "codeEditorAppSettings"] as const;
/** Shared spaces have no code editor. */
const shared = ["jupyterLabAppSettings"] as const;

export default definePolicy<Studio, Config>({
    id: "sagemaker-studio-idle-shutdown",
    title: "Applications of Studio are shut down when nobody uses them",
    severity: "low",
    appliesTo: [...domainTypes, ...userProfileTypes, ...spaceTypes],
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
        each(holders[type] ?? [], ([holder, demand]) => {
            const isShared = holder === "defaultSpaceSettings";
            // A domain that says nothing of shared spaces has none.
            if (isShared && !isSet(resource, holder)) return;
            const settings: Settings | undefined = resource[holder];
            each(isShared ? shared : apps, (app) => {
                const idleSettings = settings?.[app]?.appLifecycleManagement?.idleSettings;
                const path = `${holder}.${app}.appLifecycleManagement.idleSettings`;
                if (!idleSettings && demand !== "asked") return;
                if (demand !== "timeOnly" && idleSettings?.lifecycleManagement !== "ENABLED") {
                    report("does not shut idle applications down", `${path}.lifecycleManagement`);
                    return;
                }
                if (longestIdleTime(idleSettings ?? {}, demand === "timeOnly") > config.maximumMinutes) {
                    report(`leaves applications idle for more than ${config.maximumMinutes} minutes`, path);
                }
            });
        });
    },
    examples: {
        passes: {
            "both kinds of applications are shut down after two hours": {
                defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours },
            },
            "a space is shut down after two hours": ofType(spaceType, {
                spaceSettings: {
                    jupyterLabAppSettings: idle({ idleTimeoutInMinutes: 120 }),
                    codeEditorAppSettings: idle({ idleTimeoutInMinutes: 120 }),
                },
            }),
            "a space says nothing, and has what its domain says": ofType(spaceType, { spaceSettings: {} }),
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
            "users may choose any time above an hour": {
                defaultUserSettings: {
                    jupyterLabAppSettings: idle({
                        lifecycleManagement: "ENABLED",
                        idleTimeoutInMinutes: 120,
                        minIdleTimeoutInMinutes: 60,
                    }),
                    codeEditorAppSettings: twoHours,
                },
            },
            "the time is left at its default, a week": {
                defaultUserSettings: {
                    jupyterLabAppSettings: idle({ lifecycleManagement: "ENABLED" }),
                    codeEditorAppSettings: twoHours,
                },
            },
            "nothing is said of shared spaces, which there are": {
                defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours },
                defaultSpaceSettings: { executionRole: "arn:aws:iam::111122223333:role/studio" },
            },
            "a profile turns it off": ofType(profileType, {
                userSettings: { jupyterLabAppSettings: idle({ lifecycleManagement: "DISABLED" }) },
            }),
            "a profile lets its user choose a week": ofType(profileType, {
                userSettings: {
                    codeEditorAppSettings: idle({
                        lifecycleManagement: "ENABLED",
                        idleTimeoutInMinutes: 120,
                        maxIdleTimeoutInMinutes: 10080,
                    }),
                    jupyterLabAppSettings: twoHours,
                },
            }),
            "a profile lets its user choose nothing below a week": ofType(profileType, {
                userSettings: {
                    jupyterLabAppSettings: idle({ lifecycleManagement: "ENABLED", minIdleTimeoutInMinutes: 10080 }),
                },
            }),
            "a space stays for a week": ofType(spaceType, {
                spaceSettings: { codeEditorAppSettings: idle({ idleTimeoutInMinutes: 10080 }) },
            }),
            "it is turned off in shared spaces": {
                defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours },
                defaultSpaceSettings: { jupyterLabAppSettings: idle({ lifecycleManagement: "DISABLED" }) },
            },
            "shared spaces stay for a week": {
                defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours },
                defaultSpaceSettings: {
                    jupyterLabAppSettings: idle({ lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 10080 }),
                },
            },
            "the organisation allows an hour": withConfig(
                { maximumMinutes: 60 },
                { defaultUserSettings: { jupyterLabAppSettings: twoHours, codeEditorAppSettings: twoHours } },
            ),
        },
        unknown: {
            "the settings are not known yet": { defaultUserSettings: unknownValue },
            "how long a space stays is not known yet": ofType(spaceType, {
                spaceSettings: { jupyterLabAppSettings: idle({ idleTimeoutInMinutes: unknownValue }) },
            }),
            "whether it is on is not known yet": ofType(domainType, {
                defaultUserSettings: {
                    jupyterLabAppSettings: idle({ lifecycleManagement: unknownValue }),
                    codeEditorAppSettings: twoHours,
                },
            }),
        },
    },
});

/** In minutes. Users choose between the minimum and the maximum, where there is one of them; otherwise they do not. */
function longestIdleTime(
    { idleTimeoutInMinutes: time, minIdleTimeoutInMinutes: least, maxIdleTimeoutInMinutes: most }: IdleSettings,
    isSpace: boolean,
): number {
    const chosen = least === undefined && most === undefined ? 0 : (most ?? longest);
    return Math.max(Number(time ?? (isSpace ? 0 : unsaid)), Number(least ?? 0), Number(chosen));
}
