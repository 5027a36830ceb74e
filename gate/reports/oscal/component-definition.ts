import { controls } from "../../../policy-pack/standards/controls";
import type { PolicyInfo } from "../../results";
import { policyNameOf } from "../findings";
import type { Report, ReportOptions } from "../report";
import {
    controlToken,
    defaultVersion,
    idOf,
    line,
    listed,
    metadata,
    prop,
    toolUuid,
    trestleNamespace,
    write,
} from "./document";
import type { Prop } from "./document";

/** What the policies do for the controls: the raw material of a statement of applicability. */
export function componentDefinitionReport({ catalog, version, oscalVersion = defaultVersion }: ReportOptions): Report {
    return {
        stack: () => "",
        end: ({ time }) =>
            write("component-definition", componentDefinitionOf(catalog.all(), version, oscalVersion, time)),
    };
}

function componentDefinitionOf(
    policies: readonly PolicyInfo[],
    version: string,
    oscalVersion: string,
    time: string,
): object {
    const supported = controls
        .map((control) => ({ control, by: policies.filter(({ supports }) => supports.includes(control.id)) }))
        .filter(({ by }) => by.length > 0);
    return {
        uuid: idOf("component-definition", version),
        metadata: metadata("What the policies of annex42 do for the controls of Annex A", time, version, oscalVersion),
        components: [
            {
                uuid: toolUuid,
                type: "software",
                title: `annex42 ${version}`,
                description: "Policies over Pulumi programs and stacks, and the command that runs them.",
                ...listed("props", policies.flatMap(ruleProps)),
                ...listed(
                    "control-implementations",
                    supported.length === 0
                        ? []
                        : [
                              {
                                  uuid: idOf("control-implementation", version),
                                  source: "oscal-catalog.json",
                                  description:
                                      "ISO/IEC 42001:2023, Annex A. A policy supports a control: it is evidence for a part of it.",
                                  "implemented-requirements": supported.map(({ control, by }) => ({
                                      uuid: idOf("implemented-requirement", version, control.id),
                                      "control-id": controlToken(control.id),
                                      description: control.shows,
                                      props: by.map((policy) => prop("Rule_Id", nameOf(policy), trestleNamespace)),
                                  })),
                              },
                          ],
                ),
            },
        ],
    };
}

/** A rule is the properties that have the same remarks, as compliance-trestle has it. */
function ruleProps(policy: PolicyInfo, index: number): readonly Prop[] {
    const remarks = `rule_set_${String(index).padStart(4, "0")}`;
    return [
        { ...prop("Rule_Id", nameOf(policy), trestleNamespace), remarks },
        { ...prop("Rule_Description", line(`${policy.title}. ${policy.why ?? ""}`), trestleNamespace), remarks },
        { ...prop("Check_Id", nameOf(policy), trestleNamespace), remarks },
        { ...prop("severity", policy.severity), remarks },
        { ...prop("enforcement-level", policy.enforcementLevel), remarks },
    ];
}

function nameOf({ pack, id }: PolicyInfo): string {
    return policyNameOf({ pack, policy: id });
}
