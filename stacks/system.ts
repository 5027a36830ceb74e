import type * as pulumi from "@pulumi/pulumi";

import type { AiSystemDescription, EvidenceStore } from "../components";
import { AiSystem } from "../components";

/** The AI system that the configuration describes under `system`. */
export function systemOf(config: pulumi.Config, records: EvidenceStore): AiSystem {
    const { id, ...description } = config.requireObject<AiSystemDescription & { readonly id: string }>("system");
    return new AiSystem(id, { ...description, records });
}
