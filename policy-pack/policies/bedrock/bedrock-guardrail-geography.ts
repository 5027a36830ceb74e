import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { geographyConfig, guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { GeographyConfig } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";

const profileOf = (guardrailProfileIdentifier: string): AnyGuardrailArgs => ({
    crossRegionConfig: { guardrailProfileIdentifier },
});

/** The geography of a profile such as `eu.guardrail.v1:0`, by id or ARN. */
function geographyOf(profile: string): string | undefined {
    return /(?:^|\/)([a-z0-9-]+)\.guardrail\./.exec(profile)?.[1];
}

export default definePolicy<AnyGuardrailArgs, GeographyConfig>({
    id: "bedrock-guardrail-geography",
    title: "Guardrails send content to approved geographies only",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.4", "A.10.3"],
    why: "With a cross-Region profile, what users write is looked at in any Region of the profile's geography, wherever the guardrail itself is.",
    fix: "Name in crossRegionConfig the guardrail profile of an approved geography, or use the Classic tier, which needs none.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region.html",
    config: geographyConfig,
    check({ crossRegionConfig }, { report, unknown, notApplicable, config }) {
        const profile = crossRegionConfig?.guardrailProfileIdentifier ?? crossRegionConfig?.guardrailProfileArn;
        if (profile === undefined) return notApplicable();
        const geography = geographyOf(profile);
        if (geography === undefined) unknown("names a guardrail profile whose geography cannot be told");
        else if (!config.geographies.includes(geography)) {
            report("has a guardrail profile of a geography that is not approved", "crossRegionConfig");
        }
    },
    examples: {
        passes: {
            "the profile is that of an approved geography": profileOf("eu.guardrail.v1:0"),
            "the profile is named by its ARN": ofType(nativeGuardrailType, {
                crossRegionConfig: {
                    guardrailProfileArn: "arn:aws:bedrock:us-east-1:111122223333:guardrail-profile/us.guardrail.v1:0",
                },
            }),
        },
        fails: {
            "the profile is that of every Region": profileOf("global.guardrail.v1:0"),
            "the configuration approves of another geography": withConfig(
                { geographies: ["eu"] },
                profileOf("us.guardrail.v1:0"),
            ),
        },
        unknown: {
            "the profile is not known yet": profileOf(unknownValue),
            "the name of the profile does not tell its geography": profileOf("a1b2c3d4e5"),
        },
        notApplicable: {
            "no profile is named, and content stays in the Region": {},
        },
    },
});
