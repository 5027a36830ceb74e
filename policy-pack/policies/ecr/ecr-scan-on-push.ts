import type { RegistryScanningConfigurationArgs, RepositoryArgs } from "@pulumi/aws/ecr";

import { definePolicy, unknownValue } from "../../policy";
import { registryScanningType, repositoryType, scansRepository } from "../../services/ecr";

const registry = (scanType: string, scanFrequency: string, filter: string) => ({
    type: registryScanningType,
    props: { scanType, rules: [{ scanFrequency, repositoryFilters: [{ filter, filterType: "WILDCARD" }] }] },
});

export default definePolicy<RepositoryArgs>({
    id: "ecr-scan-on-push",
    title: "Images are scanned for vulnerabilities as they are pushed",
    severity: "medium",
    scope: "stack",
    appliesTo: repositoryType,
    supports: ["A.4.4", "A.6.2.6"],
    equivalents: [
        "checkov:CKV_AWS_163",
        "fsbp:ECR.1",
        "trivy:AWS-0030",
        "pulumi:aws-ecr-repository-enable-image-scan",
        "kics:unscanned_ecr_image",
        "terrascan:AC_AWS_0083",
        "prowler:ecr_repositories_scan_images_on_push_enabled",
        "steampipe:ecr_repository_image_scan_on_push_enabled",
        "steampipe-tf:ecr_repository_use_image_scanning",
        "guard-registry:ECR_REPO_SCAN_ON_PUSH_RULE",
        "sentinel:ecr-image-scanning-enabled",
        "config:ECR_PRIVATE_IMAGE_SCANNING_ENABLED",
        "aws-aiml:FS-16",
    ],
    why:
        "Images for training and inference carry large frameworks; a known hole in one of them is found before it runs, or " +
        "not at all. Enhanced scanning of the registry overrules what the repository says, so both are read.",
    fix: "Set imageScanningConfiguration.scanOnPush to true, or let a RegistryScanningConfiguration take in the repository.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
    check(repository, { graph, report, unknown }) {
        const registries = graph
            .ofType<RegistryScanningConfigurationArgs>(registryScanningType)
            .filter(
                ({ props }) => !props.region || !repository.props.region || props.region === repository.props.region,
            );
        const scans = registries.map((registry) => ({
            registry,
            verdict: scansRepository(registry.props, repository),
        }));
        // A Region has one; where a stack has several, any may be that of the repository.
        if (scans.some(({ verdict }) => verdict === "yes")) return;
        const open = scans.find(({ verdict }) => verdict === "unknown");
        if (open) return unknown(`may be left out by the registry's scanning ("${open.registry.name}")`);
        const enhanced = registries.find(({ props }) => props.scanType === "ENHANCED");
        if (enhanced) return report(`is left out by the registry's enhanced scanning ("${enhanced.name}")`);
        const { imageScanningConfiguration } = repository.props;
        if (String(imageScanningConfiguration?.scanOnPush) !== "true") {
            report("does not have its images scanned when they are pushed", "imageScanningConfiguration.scanOnPush");
        }
    },
    examples: {
        passes: {
            "the repository scans on push": {
                serving: { type: repositoryType, props: { imageScanningConfiguration: { scanOnPush: true } } },
            },
            "the registry scans every repository all the time": {
                serving: { type: repositoryType, props: { name: "serving" } },
                registry: registry("ENHANCED", "CONTINUOUS_SCAN", "*"),
            },
            "the registry scans repositories of this name on push": {
                serving: { type: repositoryType, props: { name: "ml/serving" } },
                registry: registry("BASIC", "SCAN_ON_PUSH", "ml/*"),
            },
            "the registry scans repositories whose name holds a word": {
                serving: { type: repositoryType, props: { name: "ml/serving" } },
                registry: registry("BASIC", "SCAN_ON_PUSH", "serving"),
            },
            "the repository scans on push where basic scanning of the registry leaves it out": {
                serving: {
                    type: repositoryType,
                    props: { name: "serving", imageScanningConfiguration: { scanOnPush: true } },
                },
                registry: registry("BASIC", "SCAN_ON_PUSH", "prod-*"),
            },
        },
        fails: {
            "scanning is left at its default, on demand only": { serving: { type: repositoryType } },
            "scanning on push is off": {
                serving: { type: repositoryType, props: { imageScanningConfiguration: { scanOnPush: false } } },
            },
            "enhanced scanning leaves the repository out, whatever it says itself": {
                serving: {
                    type: repositoryType,
                    props: { name: "serving", imageScanningConfiguration: { scanOnPush: true } },
                },
                registry: registry("ENHANCED", "SCAN_ON_PUSH", "prod-*"),
            },
            "the registry leaves scans to people": {
                serving: { type: repositoryType, props: { name: "serving" } },
                registry: registry("BASIC", "MANUAL", "*"),
            },
            "the registry is that of another Region": {
                serving: { type: repositoryType, props: { name: "serving", region: "eu-central-1" } },
                registry: {
                    type: registryScanningType,
                    props: { ...registry("BASIC", "SCAN_ON_PUSH", "*").props, region: "us-east-1" },
                },
            },
        },
        unknown: {
            "whether the repository scans is not known yet": {
                serving: { type: repositoryType, props: { imageScanningConfiguration: { scanOnPush: unknownValue } } },
            },
            "the name that the registry filters by is not known yet": {
                serving: { type: repositoryType, props: { name: unknownValue } },
                registry: registry("BASIC", "SCAN_ON_PUSH", "ml/*"),
            },
        },
    },
});
