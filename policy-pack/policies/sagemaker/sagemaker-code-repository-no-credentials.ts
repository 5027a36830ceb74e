import type { CodeRepositoryArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachTextAt } from "../../services/properties";
import { domainTypes, notebookType, notebookTypes, spaceTypes, userProfileTypes } from "../../services/sagemaker";
import { holdsSecret, hasUrlCredentials } from "../../services/secret-shapes";

const inNotebook = ["defaultCodeRepository", "additionalCodeRepositories"];
const inSettings = (...holders: string[]): string[] =>
    holders.flatMap((holder) => [
        `${holder}.jupyterLabAppSettings.codeRepositories.repositoryUrl`,
        `${holder}.jupyterServerAppSettings.codeRepositories.repositoryUrl`,
    ]);

const places: Readonly<Record<string, readonly string[]>> = {
    "aws:sagemaker/codeRepository:CodeRepository": ["gitConfig.repositoryUrl"],
    [notebookTypes[0]]: inNotebook,
    [notebookTypes[1]]: inNotebook,
    [domainTypes[0]]: inSettings("defaultUserSettings", "defaultSpaceSettings"),
    [domainTypes[1]]: inSettings("defaultUserSettings", "defaultSpaceSettings"),
    [userProfileTypes[0]]: inSettings("userSettings"),
    [userProfileTypes[1]]: inSettings("userSettings"),
    [spaceTypes[0]]: inSettings("spaceSettings"),
    [spaceTypes[1]]: inSettings("spaceSettings"),
};

export default definePolicy<CodeRepositoryArgs>({
    id: "sagemaker-code-repository-no-credentials",
    title: "No credentials stand in the addresses of Git repositories",
    severity: "critical",
    appliesTo: Object.keys(places),
    supports: ["A.4.4", "A.4.5"],
    why: "The address is shown to every user of the notebook or of Studio, and a token for the repository lets whoever reads it change the code that trains models.",
    fix: "Keep the credentials in Secrets Manager and name the secret in gitConfig.secretArn of a CodeRepository; change the token that was there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-resource.html",
    check(resource, context) {
        eachTextAt(resource, context, places[context.resource.type] ?? [], (url, path) => {
            if (hasUrlCredentials(url) || holdsSecret(url)) {
                context.report("has credentials in the address of a repository", path);
            }
        });
    },
    examples: {
        passes: {
            "the credentials are in Secrets Manager": {
                gitConfig: { repositoryUrl: "https://git.example.com/models.git", secretArn: unknownValue },
            },
            "a notebook names a repository of the account": ofType(notebookType, { defaultCodeRepository: "models" }),
            "a notebook has no repository": ofType(notebookType, {}),
        },
        fails: {
            "a token stands in the address": {
                gitConfig: { repositoryUrl: "https://token:" + "0123456789abcdef@git.example.com/models.git" },
            },
            "a token stands in one of a notebook's further repositories": ofType(notebookType, {
                additionalCodeRepositories: [
                    "models",
                    "https://" + "ghp_" + "a".repeat(36) + "@github.com/example/models.git",
                ],
            }),
            "a password stands in an address of Studio": ofType(domainTypes[0], {
                defaultUserSettings: {
                    jupyterLabAppSettings: {
                        codeRepositories: [{ repositoryUrl: "https://user:" + "correct-horse@git.example.com/m.git" }],
                    },
                },
            }),
        },
        unknown: { "the address is not known yet": { gitConfig: { repositoryUrl: unknownValue } } },
    },
});
