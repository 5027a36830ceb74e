import type { Severity } from "../../policy-pack/policy";
import { Fingerprints, isOpen, placeOf, policyNameOf, sentenceOf } from "./findings";
import type { Report } from "./report";
import { repositoryPath, repositoryRoot } from "./repository";

/** GitLab has five; its "info" is for what is no finding. */
const severityNames: Readonly<Record<Severity, string>> = {
    critical: "blocker",
    high: "critical",
    medium: "major",
    low: "minor",
};

/** GitLab's code quality report: a list of open findings, which merge requests compare with those of their target. */
export function gitlabReport(): Report {
    const root = repositoryRoot();
    const fingerprints = new Fingerprints();
    let before = "[";
    return {
        stack: (stack) =>
            stack.results
                .filter(isOpen)
                .map((result) => {
                    const { file, line } = placeOf(result, stack);
                    const issue = {
                        description: sentenceOf(result),
                        check_name: policyNameOf(result),
                        fingerprint: fingerprints.of(result),
                        severity: severityNames[result.severity],
                        location: { path: repositoryPath(file, root), lines: { begin: Math.max(1, line) } },
                    };
                    const text = `${before}\n${JSON.stringify(issue)}`;
                    before = ",";
                    return text;
                })
                .join(""),
        end: () => (before === "[" ? "[]\n" : "\n]\n"),
    };
}
