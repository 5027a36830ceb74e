import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ConfigError, resolvePackConfig } from "../policy-pack/policy";
import type { PackConfig, Policy } from "../policy-pack/policy";
import { InputError } from "./errors";
import type { SettingsByPolicy } from "./evaluate";
import { parseJson, placeOf } from "./inputs/json-text";
import { reasonOf } from "./output";

/** The file that is taken when none is named. */
const usualFile = "annex42.policy-config.json";

/** A policy configuration, as CrossGuard's `--policy-pack-config` takes it. */
export class PolicyConfigFile {
    private constructor(
        private readonly file: string,
        private readonly text: string,
        /** Everything in the file, for packs that pick out what is theirs. */
        readonly config: PackConfig,
    ) {}

    /**
     * The configuration in the file that the user names or, where it is there, in the usual one of a folder.
     *
     * @throws InputError as {@link read} does
     */
    static find(named: string | undefined, directory: string): PolicyConfigFile | undefined {
        const usual = join(directory, usualFile);
        const file = named ?? (existsSync(usual) ? usual : undefined);
        return file === undefined ? undefined : PolicyConfigFile.read(file);
    }

    /** @throws InputError when the file cannot be read, or is not an object in JSON */
    static read(file: string): PolicyConfigFile {
        let text: string;
        try {
            text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
        } catch (error) {
            throw new InputError(`The policy configuration cannot be read: ${reasonOf(error)}.`, { file });
        }
        const config = parseJson(text, file);
        if (typeof config !== "object" || config === null || Array.isArray(config)) {
            throw new InputError("The policy configuration must be an object: settings by policy id.", {
                file,
                line: 1,
            });
        }
        return new PolicyConfigFile(file, text, config as PackConfig);
    }

    /**
     * The settings of our own policies.
     *
     * @param hasOtherPacks leaves names that we do not know to other packs; {@link refuseUnknown} has the last word
     * @throws InputError with file and line of what does not fit
     */
    settingsOf(policies: readonly Policy[], hasOtherPacks: boolean): SettingsByPolicy {
        const known = new Set(["all", ...policies.flatMap(({ id, aliases }) => [id, ...aliases])]);
        const own = Object.fromEntries(
            Object.entries(this.config).filter(([name]) => !hasOtherPacks || known.has(name)),
        );
        try {
            return resolvePackConfig(policies, own);
        } catch (error) {
            if (!(error instanceof ConfigError)) throw error;
            const path = this.pathOf(error, policies);
            // What "all" says is no single policy's matter.
            const message = path[0] === "all" ? error.message.replace(/^Policy "[^"]*"/, '"all"') : error.message;
            throw new InputError(`${message}.`, { file: this.file, ...placeOf(this.text, path) });
        }
    }

    /** Where a setting stands in the file: under its policy, or under "all". */
    private pathOf({ keyPath: [name = "", ...below] }: ConfigError, policies: readonly Policy[]): readonly string[] {
        const aliases = policies.find(({ id }) => id === name)?.aliases ?? [];
        const [key] = below;
        const place = [name, ...aliases].find((candidate) => {
            const settings = this.config[candidate];
            if (typeof settings !== "object" || key === undefined) return settings !== undefined;
            return key in settings;
        });
        return [place ?? "all", ...below];
    }

    /** @throws InputError when a name is none of the policies of all packs */
    refuseUnknown(known: ReadonlySet<string>): void {
        for (const name of Object.keys(this.config)) {
            if (name === "all" || known.has(name)) continue;
            throw new InputError(`None of the packs has a policy "${name}".`, {
                file: this.file,
                ...placeOf(this.text, [name]),
            });
        }
    }
}

/** The settings of all policies, as the file says, or as they come. */
export function defaultSettings(policies: readonly Policy[]): SettingsByPolicy {
    return resolvePackConfig(policies, {});
}
