import { controls } from "../../policy-pack/standards/controls";
import type { Control } from "../../policy-pack/standards/controls";
import type { AiSystemFact, StackFacts } from "../facts";
import { stackKey } from "../facts/links";
import { ControlTally, stateNames } from "../reports/html/control-states";
import type { ControlState } from "../reports/html/control-states";
import type { PolicyCatalog, StackResult } from "../results";
import type { Statement } from "../statement-file";
import type { Waiver } from "../waivers";

/** What the statement says of one control. `undefined` is what is missing, and is shown as such. */
export interface SoaRow {
    readonly control: Control;
    readonly applicable: boolean;
    readonly reason?: string;
    /** Policies that support it, components of the stacks that say so, and what people point to. */
    readonly implementedBy: readonly string[];
    readonly state: ControlState;
    readonly stateText: string;
    readonly evidence: readonly string[];
    readonly owners: readonly string[];
    readonly waivers: readonly string[];
}

/** Gathers the statement of applicability from a run. */
export class StatementOfApplicability {
    private readonly tally = new ControlTally();
    private readonly policies = new Map<string, Set<string>>();
    private readonly evidence = new Map<string, Set<string>>();
    private readonly systems = new Map<string, AiSystemFact>();
    private readonly waived = new Map<string, Set<string>>();

    constructor(
        private readonly catalog: PolicyCatalog,
        readonly statement: Statement,
    ) {}

    add(stack: StackResult): void {
        for (const result of stack.results) {
            this.tally.add(result, this.catalog);
            for (const control of this.catalog.get(result)?.supports ?? []) {
                add(this.policies, control, result.policy);
                if (result.waiver) {
                    const { owner, expires, reason } = result.waiver;
                    add(this.waived, control, `${result.policy}: ${reason} (${owner}, until ${expires})`);
                }
            }
        }
        const facts: StackFacts | undefined = stack.facts?.();
        for (const system of facts?.systems ?? []) {
            const known = this.systems.get(system.id);
            // Another stack may have the entry that this one only names.
            if (!known || (!known.entry && system.entry)) this.systems.set(system.id, system);
        }
        for (const [control, list] of Object.entries(facts?.evidence ?? {})) {
            for (const { shows, record } of list)
                add(this.evidence, control, `${shows} (${record}, ${stackKey(stack)})`);
        }
    }

    rows(): readonly SoaRow[] {
        const owners = [
            ...new Set([...this.systems.values()].flatMap(({ owner }) => (owner === undefined ? [] : [owner]))),
        ];
        return controls.map((control) => {
            const said = this.statement.controls[control.id];
            const { passed, failed, waived, unknown } = this.tally.of(control);
            const checks = passed + failed + waived + unknown;
            const applicable = said?.applicable ?? true;
            const policies = [...(this.policies.get(control.id) ?? [])].sort();
            const reason =
                said?.reason ??
                (this.systems.size > 0
                    ? `The register has AI systems: ${[...this.systems.keys()].sort().join(", ")}.`
                    : undefined);
            return {
                control,
                applicable,
                ...(reason !== undefined && { reason }),
                implementedBy: [
                    ...(said?.pointer === undefined ? [] : [said.pointer]),
                    ...(policies.length > 0 ? [`policies ${policies.join(", ")}`] : []),
                ],
                state: this.tally.stateOf(control),
                stateText: !applicable
                    ? "not applicable"
                    : [
                          ...(checks > 0
                              ? [`${stateNames[this.tally.stateOf(control)]}: ${passed} of ${checks} checks passed`]
                              : []),
                          ...(said?.implemented === undefined ? [] : [`put into practice: ${said.implemented}`]),
                          ...(said?.date === undefined ? [] : [`looked at on ${said.date}`]),
                          ...(said?.note === undefined ? [] : [said.note]),
                      ].join("; "),
                evidence: [
                    ...(said?.pointer === undefined ? [] : [said.pointer]),
                    ...[...(this.evidence.get(control.id) ?? [])].sort(),
                    ...(checks > 0 ? [`${checks} checks of this run`] : []),
                ],
                owners:
                    said?.owner !== undefined ? [said.owner] : control.disposition === "organizational" ? [] : owners,
                waivers: [...(this.waived.get(control.id) ?? [])].sort(),
            };
        });
    }

    /** The AI systems that the statement is about. */
    aiSystems(): readonly AiSystemFact[] {
        return [...this.systems.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    }
}

/** Waivers that are no more in force, in words. */
export function expiredText({ policy, owner, expires }: Waiver): string {
    return `${policy} (${owner}) expired on ${expires}`;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
    const set = map.get(key);
    if (set) set.add(value);
    else map.set(key, new Set([value]));
}
