import { clauses } from "../../../policy-pack/standards/clauses";
import { controls } from "../../../policy-pack/standards/controls";
import type { Control } from "../../../policy-pack/standards/controls";
import type { Report, ReportOptions } from "../report";
import { controlToken, defaultVersion, idOf, metadata, prop, token, write } from "./document";

/** The ids and titles of the standard, with our own words on each, as what other documents refer to. */
export function catalogReport({ version, oscalVersion = defaultVersion }: ReportOptions): Report {
    return {
        stack: () => "",
        end: ({ time }) => write("catalog", catalogOf(version, oscalVersion, time)),
    };
}

function catalogOf(version: string, oscalVersion: string, time: string): object {
    return {
        uuid: idOf("catalog", version),
        metadata: metadata(
            "ISO/IEC 42001:2023: ids and titles, with our own words on what infrastructure can show",
            time,
            version,
            oscalVersion,
        ),
        groups: [
            ...[...new Set(controls.map(({ topic }) => topic))].map((topic) => {
                const own = controls.filter((control) => control.topic === topic);
                return {
                    id: groupId(own[0] as Control),
                    class: "annex-a",
                    title: topic,
                    controls: own.map(controlOf),
                };
            }),
            {
                id: "clauses",
                class: "clauses",
                title: "Clauses 4 to 10",
                controls: clauses.map(({ id, title, disposition, shows }) => ({
                    id: token(`clause-${id}`),
                    class: "iso42001-clause",
                    title,
                    props: [{ name: "label", value: id }, prop("disposition", disposition)],
                    parts: [{ id: token(`clause-${id}_gdn`), name: "guidance", prose: shows }],
                })),
            },
        ],
        "back-matter": {
            resources: [
                {
                    uuid: idOf("resource", "iso-42001"),
                    title: "ISO/IEC 42001:2023",
                    citation: {
                        text: "ISO/IEC 42001:2023, Information technology - Artificial intelligence - Management system. Copyright ISO/IEC; not reproduced here.",
                    },
                    rlinks: [{ href: "https://www.iso.org/standard/81230.html" }],
                },
            ],
        },
    };
}

function groupId({ id }: Control): string {
    const [group = id] = /^A\.6\.\d|^A\.\d+/.exec(id) ?? [];
    return controlToken(group);
}

function controlOf({ id, title, disposition, shows, cannot }: Control): object {
    return {
        id: controlToken(id),
        class: "iso42001-annex-a",
        title,
        props: [{ name: "label", value: id }, { name: "sort-id", value: sortId(id) }, prop("disposition", disposition)],
        parts: [
            {
                id: `${controlToken(id)}_gdn`,
                name: "guidance",
                prose: `In our own words. What infrastructure can show: ${shows} What it cannot: ${cannot}`,
            },
            {
                id: objectiveId(id),
                name: "assessment-objective",
                prose: `The policies of annex42 that support ${id} pass for every resource that they apply to.`,
            },
        ],
    };
}

/** The only objective that we assess of a control. */
export function objectiveId(control: string): string {
    return `${controlToken(control)}_obj`;
}

function sortId(id: string): string {
    return controlToken(id).replace(/\d+/g, (digits) => digits.padStart(2, "0"));
}
