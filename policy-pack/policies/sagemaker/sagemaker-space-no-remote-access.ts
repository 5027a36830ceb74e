import { definePolicy, unknownValue } from "../../policy";

interface SpaceArgs {
    readonly spaceSettings?: { readonly appType?: string; readonly remoteAccess?: string };
}

export default definePolicy<SpaceArgs>({
    id: "sagemaker-space-no-remote-access",
    title: "Spaces of Studio are not opened from editors outside",
    severity: "medium",
    // @pulumi/aws has no such setting, and the default is off.
    appliesTo: "aws-native:sagemaker:Space",
    supports: ["A.4.5", "A.7.2"],
    why: "An editor on somebody's laptop gets a tunnel to the space and all that its role reads: data leaves by it past the VPC, and by whatever extensions the editor has.",
    fix: 'Leave spaceSettings.remoteAccess out, or set it to "DISABLED".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/remote-access.html",
    check({ spaceSettings }, { report }) {
        // Absent means DISABLED.
        if (spaceSettings?.remoteAccess === "ENABLED") {
            report("can be opened from editors outside", "spaceSettings.remoteAccess");
        }
    },
    examples: {
        passes: {
            "remote access is left at its default, off": { spaceSettings: { appType: "JupyterLab" } },
            "remote access is off": { spaceSettings: { remoteAccess: "DISABLED" } },
        },
        fails: { "remote access is on": { spaceSettings: { appType: "CodeEditor", remoteAccess: "ENABLED" } } },
        unknown: { "whether it is on is not known yet": { spaceSettings: { remoteAccess: unknownValue } } },
    },
});
