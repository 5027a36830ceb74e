import type { StudioLifecycleConfigArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { studioLifecycleTypes } from "../../services/sagemaker-studio";

const notebookLifecycleType =
    "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration";
const base64 = (script: string): string => Buffer.from(script).toString("base64");

// `curl ... | sudo bash`, `bash <(curl ...)`, `sh -c "$(wget ...)"`, `eval "$(curl ...)"`.
const piped = [
    /\b(curl|wget)\b[^\n|;]*\|\s*(sudo\s+(-\S+\s+)*)?(ba|z|da)?sh\b/,
    /\b(curl|wget)\b[^\n|;]*\|\s*(sudo\s+(-\S+\s+)*)?python[\d.]*\b/,
    /\b(ba|z|da)?sh\s+<\(\s*(curl|wget)\b/,
    /\b((ba|z|da)?sh\s+-c|eval|source|\.)\s+["']?[$<]\(\s*(curl|wget)\b/,
];

export default definePolicy<StudioLifecycleConfigArgs & { onCreate?: string; onStart?: string }>({
    id: "sagemaker-lifecycle-no-piped-download",
    title: "Lifecycle scripts run nothing that they have just downloaded",
    severity: "high",
    appliesTo: [...studioLifecycleTypes, notebookLifecycleType],
    supports: ["A.4.4", "A.10.3"],
    why: "The script runs as root on notebooks, and in every user's application in Studio: whoever holds the web site runs what they like beside the training data.",
    fix: "Put the tool into the image, or download a fixed version and compare its checksum before it is run.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    check(configuration, { report, each }) {
        each(["studioLifecycleConfigContent", "onCreate", "onStart"] as const, (property) => {
            // The scripts come in base64; a line may go on after a backslash.
            const script = Buffer.from(configuration[property] ?? "", "base64")
                .toString()
                .replace(/\\\r?\n/g, " ");
            const code = script.replace(/^\s*#.*$/gm, "");
            if (piped.some((shape) => shape.test(code))) report("runs what it downloads, unseen", property);
        });
    },
    examples: {
        passes: {
            "the script compares a checksum": {
                studioLifecycleConfigContent: base64(
                    "curl -fsSLo tool.sh https://example.com/tool-1.4.sh\necho '9b2c  tool.sh' | sha256sum -c && bash tool.sh\n",
                ),
            },
            "the download goes into another program": {
                studioLifecycleConfigContent: base64("curl -s https://example.com/list.json | jq .names\n"),
            },
            "it stands in a comment": {
                studioLifecycleConfigContent: base64("# curl https://example.com/tool.sh | bash\n"),
            },
            "there is no script": ofType(notebookLifecycleType, {}),
        },
        fails: {
            "a download goes straight into a shell": {
                studioLifecycleConfigContent: base64(
                    "curl -fsSL https://example.com/tool.sh | sudo -E bash -s -- -y\n",
                ),
            },
            "a shell reads a download": {
                studioLifecycleConfigContent: base64("bash <(curl -s https://example.com/tool.sh)\n"),
            },
            "a shell runs the text of a download": {
                studioLifecycleConfigContent: base64('sh -c "$(wget -qO- https://example.com/tool.sh)"\n'),
            },
            "a notebook does so over two lines": ofType(notebookLifecycleType, {
                onStart: base64("wget -qO- https://example.com/tool.sh \\\n  | sh\n"),
            }),
        },
        unknown: { "the script is not known yet": { studioLifecycleConfigContent: unknownValue } },
    },
});
